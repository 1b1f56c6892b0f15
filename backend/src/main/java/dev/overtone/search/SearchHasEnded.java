package dev.overtone.search;

import java.util.UUID;

/** The search is over, and what was asked of it cannot be done any more. */
public final class SearchHasEnded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SearchHasEnded(UUID id, String why) {
        super("Search " + id + " " + why);
    }
}
