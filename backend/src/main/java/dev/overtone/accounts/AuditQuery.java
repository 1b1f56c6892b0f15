package dev.overtone.accounts;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of the audit trail; null for any.
 *
 * @param before the last line of the page before
 */
public record AuditQuery(
        @Nullable String person,
        @Nullable String action,
        @Nullable UUID before,
        int most) {

    /** Never written into the trail, and unreadable for the database in part. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}]");

    /**
     * As somebody wrote it; blank for any.
     *
     * @throws InvalidAccount naming every part that no line could have
     */
    public static AuditQuery of(@Nullable String person, @Nullable String action, @Nullable UUID before, int most) {
        var rules = new AccountRules();
        String by = read("person", person, rules);
        String what = read("action", action, rules);
        rules.check();
        return new AuditQuery(by, what, before, most);
    }

    private static @Nullable String read(String field, @Nullable String written, AccountRules rules) {
        if (written == null || written.isBlank()) {
            return null;
        }
        String text = written.strip();
        if (UNPRINTABLE.matcher(text).find()) {
            rules.refuse(field, text, "printable characters", field + " has a character that cannot be printed.");
        }
        return text;
    }
}
