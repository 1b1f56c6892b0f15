package dev.overtone.accounts;

import dev.overtone.architecture.Violation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What names, addresses and passwords may be. */
public final class AccountRules {

    public static final int SHORTEST_PASSWORD = 12;
    /** In bytes: bcrypt reads no further. */
    public static final int LONGEST_PASSWORD = 72;

    public static final int LONGEST_NAME = 100;

    private static final String ALLOWED_NAME = "1 to 100 characters: letters, digits, space, . _ @ -";
    private static final String ALLOWED_PASSWORD = SHORTEST_PASSWORD + " to " + LONGEST_PASSWORD + " bytes";
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M} ._@-]{0,99}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s\\p{Cc}<>\"]{1,64}@[^@\\s\\p{Cc}<>\"]{1,189}");

    private final List<Violation> violations = new ArrayList<>();

    String name(@Nullable String written) {
        String name = written == null ? "" : written.strip();
        if (!NAME.matcher(name).matches()) {
            refuse("name", written, ALLOWED_NAME, "A name has " + ALLOWED_NAME + ".");
        }
        return name;
    }

    @Nullable
    String email(@Nullable String written) {
        if (written == null || written.isBlank()) {
            return null;
        }
        String email = written.strip();
        if (!EMAIL.matcher(email).matches()) {
            refuse("email", written, "an address such as ada@example.org", "This is no e-mail address.");
        }
        return email;
    }

    static boolean isEmail(String text) {
        return EMAIL.matcher(text).matches();
    }

    /** What somebody could be called who comes with no more than this, the best first. */
    static List<String> namesFor(String email, @Nullable String nickname) {
        String local = email.substring(0, email.lastIndexOf('@'));
        return Stream.of(nickname, local, email)
                .filter(Objects::nonNull)
                .map(name -> name.strip().replaceAll("[^\\p{L}\\p{N}\\p{M} ._@-]", "-"))
                .filter(name -> NAME.matcher(name).matches())
                .distinct()
                .toList();
    }

    /** What is refused is never told back. */
    String password(String field, @Nullable String written, String name) {
        String password = written == null ? "" : written;
        int bytes = password.getBytes(StandardCharsets.UTF_8).length;
        if (bytes < SHORTEST_PASSWORD || bytes > LONGEST_PASSWORD) {
            refuse(field, bytes + " bytes", ALLOWED_PASSWORD, "A password has " + ALLOWED_PASSWORD + ".");
        } else if (password.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
            refuse(field, "the name", "anything but the name", "A password is not the name.");
        } else if (password.chars().distinct().count() < 4) {
            refuse(
                    field,
                    "few different characters",
                    "four different characters or more",
                    "This is too easy to guess.");
        }
        return password;
    }

    void refuse(String field, @Nullable Object value, String allowed, String message) {
        violations.add(new Violation(field, value == null ? "absent" : value, allowed, message));
    }

    void check() {
        if (!violations.isEmpty()) {
            throw new InvalidAccount(violations);
        }
    }
}
