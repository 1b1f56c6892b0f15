package dev.overtone;

import dev.overtone.profiling.MeasuredRuns;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * A whole server for a team, on a port of its own and a real database: everybody who reaches it, after a login, also by a
 * {@link LoginProvider}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = Application.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"overtone.team=true", "overtone.everybody-creates-projects=true", "overtone.worker.local=false"})
@ContextConfiguration(initializers = LoginProvider.Offered.class)
@Import({TestDatabase.class, Ledger.class, MeasuredRuns.class, Team.class, OnlyAsked.class})
public @interface TeamTest {}
