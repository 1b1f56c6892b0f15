package dev.overtone.web;

import dev.overtone.analysis.space.Variable.Kind;
import dev.overtone.profiling.DeviceView;
import dev.overtone.profiling.Profiler;
import dev.overtone.profiling.Protocol;
import dev.overtone.search.Method;
import dev.overtone.search.SearchRules;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The form that begins a search.
 *
 * @param metrics what may count or be bound
 */
record NewSearchPage(
        SearchForm form,
        SpaceView space,
        List<SearchMetric> metrics,
        List<DeviceView> devices,
        PlaceChoice places,
        List<Problem> problems) {

    private static final Pattern BESIDE = Pattern.compile(
            "title|seed|objectives|objectives\\[[0-2]].*|constraints|constraints\\[\\d+].*|variables.*|budget.*|network|pasted"
                    + "|project|device|batchSize|threads|runtime|protocol|hardware|precision|depthwiseWeight");

    /** @param added what the form's own reading found wrong, apart from its space */
    static NewSearchPage of(
            SearchForm form,
            SpaceView space,
            List<String> metrics,
            List<DeviceView> devices,
            PlaceChoice places,
            List<Problem> added) {
        var problems = new ArrayList<>(space.problems());
        added.forEach(problem -> {
            if (!problems.contains(problem)) {
                problems.add(problem);
            }
        });
        return new NewSearchPage(
                form, space, metrics.stream().map(SearchMetric::new).toList(), devices, places, problems);
    }

    public List<Kind> kinds() {
        return List.of(Kind.values());
    }

    public String kindLabel(Kind kind) {
        return VaryingThing.label(kind);
    }

    public List<Method> methods() {
        return List.of(Method.values());
    }

    public String methodLabel(Method method) {
        return switch (method) {
            case GRID -> "Grid: an even net, refined";
            case RANDOM -> "Random: by chance, none twice";
            case LOCAL_SEARCH -> "Local search: neighbours of the front";
            case NSGA_2 -> "NSGA-II: generations of the front";
            case SURROGATE -> "Surrogate: learns what promises most";
        };
    }

    public List<Protocol> protocols() {
        return List.of(Protocol.values());
    }

    public List<String> runtimes() {
        return Profiler.RUNTIMES;
    }

    public ScenarioView scenario() {
        return new ScenarioView(form.scenario(), form.scenario().costing(new ArrayList<>()), problems);
    }

    public int mostBounds() {
        return (int) SearchRules.CONSTRAINTS.most();
    }

    public @Nullable String problem(String field) {
        return Problem.message(field, problems);
    }

    /** What is wrong with a line: with it or with one of its parts. */
    public @Nullable String problemOf(String line, int place) {
        String field = line + "[" + place + "]";
        return problems.stream()
                .filter(problem ->
                        problem.field().equals(field) || problem.field().startsWith(field + "."))
                .map(Problem::message)
                .findFirst()
                .orElse(null);
    }

    /** What belongs to no field of the form. */
    public List<Problem> others() {
        return problems.stream()
                .filter(problem -> !BESIDE.matcher(problem.field()).matches())
                .toList();
    }
}
