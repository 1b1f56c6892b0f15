package dev.overtone.web;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A filter as people write it: with one condition more or less, and words that are no condition. */
final class FilterText {

    private static final Pattern MEANS_MORE = Pattern.compile("[=<>!()'\"`,]");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");
    private static final Pattern JOINED_BY_OR = Pattern.compile("(?i)\\bor\\b");
    /** A doubled mark ends one text and begins the next, which comes to the same here. */
    private static final Pattern QUOTED = Pattern.compile("'[^']*+'|\"[^\"]*+\"");

    private static final Pattern LAST_PART = Pattern.compile("(?s)(?:(.+) AND )?(state = '[A-Z]+'|moved)");

    private FilterText() {}

    /**
     * What somebody means who types no condition but a part of a name, or how an id begins; nothing where it is meant as a
     * condition.
     *
     * @param columns a text that begins with one of these is the beginning of a condition
     */
    static Optional<String> words(String text, Collection<String> columns) {
        String words = UNPRINTABLE.matcher(text).replaceAll("").strip();
        String first = words.split("\\s", 2)[0];
        if (words.isEmpty()
                || MEANS_MORE.matcher(words).find()
                || columns.stream().anyMatch(first::equalsIgnoreCase)) {
            return Optional.empty();
        }
        String like = words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        String begin = like.toLowerCase(Locale.ROOT);
        return Optional.of("name ILIKE '%" + like + "%' OR title ILIKE '%" + like + "%' OR id LIKE '" + begin
                + "%' OR fingerprint LIKE '" + begin + "%'");
    }

    /** Both hold. */
    static String and(@Nullable String filter, String condition) {
        return filter == null || filter.isBlank() ? condition : grouped(filter) + " AND " + condition;
    }

    /** The filter with this quick condition in the place of the one that it ends with, or without any. */
    static @Nullable String withQuick(@Nullable String filter, @Nullable String condition) {
        String rest = withoutQuick(filter);
        return condition == null ? rest : and(rest, condition);
    }

    /** The quick condition that it ends with, or null. */
    static @Nullable String quick(@Nullable String filter) {
        Matcher parts = filter == null ? null : LAST_PART.matcher(filter);
        return parts != null && parts.matches() && isClosed(parts.group(1)) ? parts.group(2) : null;
    }

    private static @Nullable String withoutQuick(@Nullable String filter) {
        if (filter == null || quick(filter) == null) {
            return filter;
        }
        Matcher parts = LAST_PART.matcher(filter);
        return parts.matches() ? parts.group(1) : null;
    }

    /** What stands before the last AND is a whole of its own. */
    private static boolean isClosed(@Nullable String rest) {
        return rest == null || !hasOuterOr(rest);
    }

    private static String grouped(String filter) {
        return hasOuterOr(filter) ? "(" + filter + ")" : filter;
    }

    private static boolean hasOuterOr(String filter) {
        String bare = QUOTED.matcher(filter).replaceAll("''");
        int depth = 0;
        var outer = new StringBuilder();
        for (int i = 0; i < bare.length(); i++) {
            char sign = bare.charAt(i);
            depth += sign == '(' ? 1 : sign == ')' ? -1 : 0;
            outer.append(depth == 0 && sign != ')' ? sign : ' ');
        }
        return JOINED_BY_OR.matcher(outer).find();
    }
}
