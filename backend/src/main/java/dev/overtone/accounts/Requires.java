package dev.overtone.accounts;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may use a route, on its handler. A route without it is refused to everybody, and fails the build.
 *
 * <p>Where the project is in the body, in the query or nowhere, {@code of} is {@link Subject#NOTHING} and the handler
 * asks {@link Caller} itself.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Requires {

    Right value();

    /** What the path variable {@link #variable} names, for the rights that somebody has in a project. */
    Subject of() default Subject.NOTHING;

    String variable() default "id";

    /**
     * Whether it posts only because what it asks for is long, and changes nothing, so that a token that may only read can use
     * it too.
     */
    boolean computes() default false;

    /** What a route asks for. */
    enum Right {
        /** Also of those who have not logged in. */
        NOTHING,
        /** A person or token that may read. */
        LOGIN,
        /** Editor of at least one project: for what all projects share, such as networks. */
        EDITOR_SOMEWHERE,
        /** In the subject's project. */
        VIEWER,
        /** In the subject's project. */
        EDITOR,
        /** In the subject's project. */
        PROJECT_ADMIN,
        /** Whoever may make a project and be its admin. */
        PROJECT_CREATOR,
        /** Whoever keeps the server: people, devices, audit. */
        PLATFORM_ADMIN
    }

    /** What lies in a project. */
    enum Subject {
        NOTHING,
        PROJECT,
        EXPERIMENT,
        RUN,
        SERIES,
        SEARCH,
        /** A run's lies where the run does; a network's is everybody's, as the network is. */
        METRIC
    }
}
