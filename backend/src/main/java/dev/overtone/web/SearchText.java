package dev.overtone.web;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What somebody typed to find something. */
final class SearchText {

    static final int LONGEST = 200;

    private static final Pattern UNPRINTABLE = Pattern.compile("\\p{Cntrl}");

    private SearchText() {}

    /** Without what a database cannot hold or nobody typed on purpose; null when nothing is left. */
    static @Nullable String of(@Nullable String typed) {
        if (typed == null) {
            return null;
        }
        String text = UNPRINTABLE.matcher(typed).replaceAll("").strip();
        if (text.length() > LONGEST) {
            text = text.substring(0, LONGEST);
        }
        return text.isEmpty() ? null : text;
    }
}
