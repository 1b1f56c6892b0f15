package dev.overtone;

import dev.overtone.profiling.MeasuredRuns;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

/** The whole server on a port of its own and a real database, without its worker: tests do the work. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = Application.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "overtone.worker.local=false")
@Import({TestDatabase.class, Ledger.class, MeasuredRuns.class})
public @interface HttpTest {}
