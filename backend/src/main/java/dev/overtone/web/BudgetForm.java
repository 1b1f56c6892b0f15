package dev.overtone.web;

import dev.overtone.search.Budget;
import dev.overtone.search.Method;
import dev.overtone.search.Search;
import dev.overtone.search.SearchRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How to search and what may be spent, as it was written. */
record BudgetForm(
        @Nullable String title,
        @Nullable String method,
        @Nullable String seed,
        @Nullable String trials,
        @Nullable String minutes,
        @Nullable String patience,
        @Nullable String dryRun) {

    static final BudgetForm USUAL =
            new BudgetForm(null, SearchRules.DEFAULT_METHOD.notation(), "0", "100", null, null, null);

    static BudgetForm of(Search search) {
        return new BudgetForm(
                search.title(),
                search.method().notation(),
                Long.toString(search.seed()),
                text(search.budget().trials()),
                text(search.budget().minutes()),
                text(search.budget().patience()),
                null);
    }

    public boolean isDryRun() {
        return "true".equals(dryRun);
    }

    public Method chosen() {
        return method == null ? SearchRules.DEFAULT_METHOD : Method.find(method).orElse(SearchRules.DEFAULT_METHOD);
    }

    String titleOr(String usual) {
        return title == null || title.isBlank() ? usual : title.strip();
    }

    Budget budget(List<Problem> problems) {
        return new Budget(
                whole("budget.trials", trials, problems),
                whole("budget.minutes", minutes, problems),
                whole("budget.patience", patience, problems));
    }

    int wholeSeed(List<Problem> problems) {
        Integer read = whole("seed", seed, problems);
        if (read != null && read < 0) {
            problems.add(Problem.of("seed", "Must be 0 or more."));
        }
        return read == null ? 0 : read;
    }

    private static @Nullable Integer whole(String field, @Nullable String written, List<Problem> problems) {
        if (written == null || written.isBlank()) {
            return null;
        }
        try {
            return Integer.valueOf(written.strip().replace(",", ""));
        } catch (NumberFormatException e) {
            problems.add(Problem.of(field, "Must be a whole number."));
            return null;
        }
    }

    private static @Nullable String text(@Nullable Integer number) {
        return number == null ? null : number.toString();
    }
}
