package dev.overtone;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** The server's own beans on a real database, without its web server and without its worker: tests do the work. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = Application.class, properties = "overtone.worker.local=false")
@Import({TestDatabase.class, Ledger.class})
public @interface ServerTest {}
