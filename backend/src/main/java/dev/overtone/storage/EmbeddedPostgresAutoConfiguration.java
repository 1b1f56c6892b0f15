package dev.overtone.storage;

import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** The database that is there when nobody named one. */
@AutoConfiguration(before = DataSourceAutoConfiguration.class, after = OvertoneHomeAutoConfiguration.class)
@ConditionalOnMissingBean({JdbcConnectionDetails.class, DataSource.class})
@Conditional(EmbeddedPostgresAutoConfiguration.NoDatabaseNamed.class)
class EmbeddedPostgresAutoConfiguration {

    @Bean
    EmbeddedPostgres embeddedPostgres(OvertoneHome home, Environment environment) {
        if (environment.acceptsProfiles(OvertoneHomeAutoConfiguration.WORKER)) {
            throw new EmbeddedPostgresException(
                    "A worker takes its work from its server's database, and none is named.",
                    "Set SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD to those of"
                            + " the server.",
                    null);
        }
        return EmbeddedPostgres.start(home);
    }

    /** The data source is made from this bean, and so is closed before the server is stopped. */
    @Bean
    JdbcConnectionDetails embeddedPostgresConnectionDetails(EmbeddedPostgres postgres) {
        return postgres.connection();
    }

    /** A blank URL counts as none: that is what an unset variable of a compose file arrives as. */
    static class NoDatabaseNamed implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !StringUtils.hasText(context.getEnvironment().getProperty("spring.datasource.url"));
        }
    }
}
