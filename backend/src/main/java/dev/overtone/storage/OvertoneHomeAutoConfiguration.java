package dev.overtone.storage;

import java.nio.file.Path;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.util.StringUtils;

/** The home folder of this process: the server claims it, a worker shares it. */
@AutoConfiguration
class OvertoneHomeAutoConfiguration {

    static final Profiles WORKER = Profiles.of("worker");

    @Bean
    @ConditionalOnMissingBean
    OvertoneHome overtoneHome(Environment environment) {
        var home = OvertoneHome.open(folder(environment));
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

    private static Path folder(Environment environment) {
        var named = environment.getProperty("overtone.home");
        var userHome = environment.getRequiredProperty("user.home");
        if (StringUtils.hasText(named)) {
            return Path.of(named.startsWith("~/") ? userHome + named.substring(1) : named);
        }
        // What Java says for a user without an entry in the password file, as in some containers.
        if (userHome.equals("?")) {
            throw new OvertoneHomeException(
                    "The user Overtone runs as has no home folder to put .overtone in.",
                    "Name the folder Overtone may write to with OVERTONE_HOME.",
                    null);
        }
        return Path.of(userHome, ".overtone");
    }
}
