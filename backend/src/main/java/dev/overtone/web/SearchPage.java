package dev.overtone.web;

import dev.overtone.notation.NetworkName;
import dev.overtone.search.Budget;
import dev.overtone.search.Search;
import dev.overtone.search.SearchState;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One search: how far it is, what it found, what it was asked.
 *
 * @param about what its charts have to know beside its trials
 * @param importance of each variable, or null while too few networks are known
 * @param extension the budget that somebody asked for, wrong or not
 */
record SearchPage(
        Search search,
        StateBadge state,
        SearchGlance glance,
        String worked,
        SearchAbout about,
        @Nullable ImportanceView importance,
        BudgetForm extension,
        List<Problem> problems,
        Figures figures,
        double seconds) {

    /** How much of a budget is used. */
    record Meter(String label, String used, String most, int percent) {}

    static SearchPage of(
            Search search,
            SearchGlance glance,
            @Nullable ImportanceView importance,
            BudgetForm extension,
            List<Problem> problems,
            Figures figures,
            Clock clock) {
        return new SearchPage(
                search,
                StateBadge.of(search),
                glance,
                SearchRow.worked(search, figures, clock),
                SearchAbout.of(search),
                importance,
                extension,
                problems,
                figures,
                search.secondsWorked(clock.instant()));
    }

    public UUID id() {
        return search.id();
    }

    public String address() {
        return "/searches/" + search.id();
    }

    /** Whether something may change by itself. */
    public boolean live() {
        return !LiveSearch.isOver(search);
    }

    /** Whether there is anything to draw, or will be. */
    public boolean hasCharts() {
        return live() || search.counts().all() > 0;
    }

    public String aims() {
        return SearchMetric.words(search.objectives());
    }

    public List<SearchMetric> objectives() {
        return search.objectives().stream()
                .map(objective -> new SearchMetric(objective.metric()))
                .toList();
    }

    public List<SearchMetric> metrics() {
        return about.metrics().stream()
                .map(metric -> new SearchMetric(metric.notation()))
                .toList();
    }

    public List<Meter> meters() {
        Budget budget = search.budget();
        var meters = new ArrayList<Meter>();
        // An exact front keeps whole what it has found.
        if (budget.trials() != null && !search.exact()) {
            meters.add(meter("Networks", search.counts().spent(), budget.trials(), ""));
        }
        if (budget.minutes() != null) {
            meters.add(meter("Minutes", (long) (seconds / 60), budget.minutes(), " min"));
        }
        if (budget.patience() != null) {
            meters.add(meter("In a row that left the front as it is", glance.quiet(), budget.patience(), ""));
        }
        return meters;
    }

    private Meter meter(String label, long used, long most, String unit) {
        int percent = Math.clamp(100 * used / Math.max(1, most), 0, 100);
        return new Meter(label, figures.grouped(used) + unit, figures.grouped(most) + unit, percent);
    }

    /** What the whole would take, by the first network; null but after a dry run. */
    public @Nullable String estimate() {
        Integer most = search.budget().trials();
        int spent = search.counts().spent();
        if (!search.dryRun() || search.state() != SearchState.PAUSED || most == null || spent < 1 || seconds <= 0) {
            return null;
        }
        long millis = Math.round(1e3 * seconds / spent);
        return "The first network took " + figures.duration(Instant.EPOCH, Instant.EPOCH.plusMillis(millis)) + "; "
                + figures.grouped(most) + " would take about "
                + figures.duration(Instant.EPOCH, Instant.EPOCH.plusMillis(millis * most)) + ".";
    }

    public boolean canPause() {
        return search.state() == SearchState.RUNNING;
    }

    public boolean canResume() {
        return search.state() == SearchState.PAUSED;
    }

    public boolean canStop() {
        return canPause() || canResume();
    }

    public boolean canExtend() {
        return search.state() != SearchState.STOPPED && !search.exact();
    }

    /** {@code exact front}, where every network was looked at. */
    public String frontWords() {
        return (search.exact() ? "Exact front" : "Front") + " of " + figures.grouped(glance.front())
                + (glance.front() == 1 ? " network" : " networks");
    }

    public String networks() {
        return figures.grouped(search.space().size());
    }

    public String around() {
        return NetworkName.of(search.space().base());
    }

    /** {@code latency p50 at most 10 ms}. */
    public List<String> bounds() {
        return search.constraints().stream()
                .map(constraint -> {
                    var metric = new SearchMetric(constraint.metric());
                    return metric.inWords()
                            + (Double.isInfinite(constraint.atLeast())
                                    ? ""
                                    : " at least " + figures.text(metric.quantity(constraint.atLeast(), figures)))
                            + (Double.isInfinite(constraint.atMost())
                                    ? ""
                                    : " at most " + figures.text(metric.quantity(constraint.atMost(), figures)));
                })
                .toList();
    }

    public @Nullable String problem(String field) {
        return Problem.message(field, problems);
    }
}
