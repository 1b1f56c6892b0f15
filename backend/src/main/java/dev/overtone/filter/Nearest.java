package dev.overtone.filter;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What somebody probably meant. */
final class Nearest {

    private static final int MOST_NAMED = 12;

    private Nearest() {}

    static FilterError unknown(Token token, Vocabulary vocabulary) {
        List<String> names = vocabulary.fields().stream().map(Field::name).toList();
        String hint = to(token.value(), names)
                .map(name -> " Did you mean " + Writer.name(name) + "?")
                .orElse("");
        List<String> named = names.stream()
                .sorted(Comparator.comparingInt(name -> distance(token.value(), name)))
                .limit(MOST_NAMED)
                .map(Writer::name)
                .toList();
        return FilterError.at(
                token,
                "There is no column " + token.text() + "." + hint,
                "a column, such as " + String.join(", ", named));
    }

    /** The name that differs by the fewest letters, where these are few. */
    static Optional<String> to(String written, List<String> names) {
        int few = Math.max(1, written.length() / 3);
        return names.stream()
                .filter(name -> distance(written, name) <= few)
                .min(Comparator.comparingInt(name -> distance(written, name)));
    }

    /** Letters to change, leave out, put in or swap with their neighbour; case is none. */
    private static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int change = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                cost[i][j] = Math.min(change, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
