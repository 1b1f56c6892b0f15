package dev.overtone.storage;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.application.DiskSpaceHealthIndicator;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.util.unit.DataSize;

/** The home folder of this process: the server claims it, a worker shares it. */
@AutoConfiguration
class OvertoneHomeAutoConfiguration {

    static final Profiles WORKER = Profiles.of("worker");

    @Bean
    @ConditionalOnMissingBean
    OvertoneHome overtoneHome(Environment environment) {
        var home = OvertoneHome.open(OvertoneHome.locate(
                environment.getProperty("overtone.home"), environment.getRequiredProperty("user.home")));
        if (!environment.acceptsProfiles(WORKER)) {
            home.claim();
        }
        if (System.getenv("DJL_CACHE_DIR") == null && System.getProperty("DJL_CACHE_DIR") == null) {
            System.setProperty("DJL_CACHE_DIR", home.nativeLibraries().toString());
        }
        return home;
    }

    /**
     * Tomcat's own choice is the system's temporary folder, where a killed server leaves its work behind. As part of
     * making the web server, this also claims the home before anything else is started.
     */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> tomcatWorksInTheHome(OvertoneHome home) {
        return tomcat -> tomcat.setBaseDirectory(home.temporary().toFile());
    }

    /** Tells of a disk on which the database could not write its next file (16 MiB), before it has to end for that. */
    @Bean
    DiskSpaceHealthIndicator diskSpaceHealthIndicator(OvertoneHome home) {
        return new DiskSpaceHealthIndicator(home.database().toFile(), DataSize.ofMegabytes(20));
    }
}
