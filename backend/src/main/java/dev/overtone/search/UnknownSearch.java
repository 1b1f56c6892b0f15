package dev.overtone.search;

import java.util.UUID;

/** There is no such search. */
public final class UnknownSearch extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnknownSearch(UUID id) {
        super("There is no search " + id + ".");
    }
}
