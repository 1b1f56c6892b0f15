package dev.overtone.architecture.zoo;

import java.util.List;

/** A network of the paper's table 4 that is none of ours, with what is printed of it there. */
public record NotBuilt(String name, List<Published> published) {

    private static final List<NotBuilt> ALL = Publications.notBuilt();

    public static List<NotBuilt> all() {
        return ALL;
    }
}
