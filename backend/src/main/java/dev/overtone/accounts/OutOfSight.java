package dev.overtone.accounts;

import dev.overtone.accounts.Requires.Subject;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a route names is not there, or lies in a project that the caller may not see: nobody is told which. */
public final class OutOfSight extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Subject subject;
    private final @Nullable UUID id;

    /** @param id null if what the route names cannot be an id */
    public OutOfSight(Subject subject, @Nullable UUID id) {
        super("There is nothing of this id.");
        this.subject = subject;
        this.id = id;
    }

    public Subject subject() {
        return subject;
    }

    public @Nullable UUID id() {
        return id;
    }
}
