package dev.overtone;

import dev.overtone.launch.Preparation;
import dev.overtone.launch.PreparedLaunch;
import dev.overtone.profiling.Bench;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationExcludeFilter;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Profile;
import org.springframework.resilience.annotation.EnableResilientMethods;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Overtone: one jar that is the server, the worker (profile {@code worker}) and the measuring process it starts. */
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan(
        excludeFilters = {
            @Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class),
            @Filter(type = FilterType.CUSTOM, classes = AutoConfigurationExcludeFilter.class),
            @Filter(type = FilterType.REGEX, pattern = "dev\\.overtone\\.(web|api)\\..*")
        })
@EnableScheduling
@EnableResilientMethods
public class Application {

    public static void main(String[] args) throws IOException {
        String command = args.length == 0 ? "" : args[0];
        switch (command) {
            case Bench.COMMAND -> Bench.main(Arrays.copyOfRange(args, 1, args.length));
            case Preparation.COMMAND -> Preparation.main();
            default -> {
                PreparedLaunch.handOver(args);
                SpringApplication.run(Application.class, args);
            }
        }
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** What only a server has. */
    @Configuration
    @Profile("!worker")
    @ComponentScan(
            basePackages = {"dev.overtone.web", "dev.overtone.api"},
            nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
    static class Server {}
}
