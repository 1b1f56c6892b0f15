package dev.overtone;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

/** A whole server for a team, on a port of its own and a real database: everybody who reaches it, after a login. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = Application.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"overtone.team=true", "overtone.worker.local=false"})
@Import({TestDatabase.class, Ledger.class, Team.class, OnlyAsked.class})
public @interface TeamTest {}
