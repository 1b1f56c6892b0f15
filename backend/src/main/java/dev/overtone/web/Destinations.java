package dev.overtone.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Places of one kind that can be jumped to. */
interface Destinations {

    /** What all of them are, for people. */
    String kind();

    /** @param text part of a name or the beginning of an id; null for those one would want first */
    List<Destination> find(@Nullable String text, int most);
}
