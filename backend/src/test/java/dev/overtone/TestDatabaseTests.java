package dev.overtone;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.testcontainers.service.connection.ServiceConnectionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

class TestDatabaseTests {

    @Test
    void givesEachContextADatabaseOfItsOwn() throws Exception {
        try (var first = context();
                var second = context()) {
            createTable(first.getBean(DataSource.class));
            createTable(second.getBean(DataSource.class));
        }
    }

    private static ConfigurableApplicationContext context() {
        return new SpringApplicationBuilder(OnlyADatabase.class)
                .web(WebApplicationType.NONE)
                .run();
    }

    private static void createTable(DataSource database) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            assertThat(connection.getMetaData().getDatabaseMajorVersion()).isEqualTo(18);
            statement.execute("create table only_here (id uuid primary key default uuidv7())");
        }
    }

    @Configuration
    @Import(TestDatabase.class)
    @ImportAutoConfiguration({ServiceConnectionAutoConfiguration.class, DataSourceAutoConfiguration.class})
    static class OnlyADatabase {}
}
