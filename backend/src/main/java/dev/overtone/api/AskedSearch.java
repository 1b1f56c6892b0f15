package dev.overtone.api;

import dev.overtone.analysis.space.DesignSpace;
import dev.overtone.architecture.Range;
import dev.overtone.architecture.Violations;
import dev.overtone.notation.CostingJson;
import dev.overtone.notation.DesignSpaceJson;
import dev.overtone.notation.JsonFields;
import dev.overtone.search.Budget;
import dev.overtone.search.Constraint;
import dev.overtone.search.Method;
import dev.overtone.search.Objective;
import dev.overtone.search.SearchRequest;
import dev.overtone.search.SearchRules;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what a body asks of a search. Each reading throws {@link InvalidRequest} naming every field that is wrong. */
final class AskedSearch {

    private static final Range ANY_SEED = Range.whole(0, Integer.MAX_VALUE);
    private static final Range ANY_VALUE = Range.decimal(-1e300, 1e300);
    private static final Range CANDIDATES = Range.whole(1, 50);
    private static final Range ANY_CANDIDATE = Range.whole(0, Long.MAX_VALUE >> 10);
    private static final List<String> METHODS =
            Arrays.stream(Method.values()).map(Method::notation).toList();
    private static final List<String> SCALES = List.of("linear", "logarithmic");
    private static final List<String> DIRECTIONS = List.of("least", "most");

    private AskedSearch() {}

    static Budget budget(JsonNode body) {
        var violations = new Violations();
        Budget budget = budget(JsonFields.of(body, "", violations));
        Bodies.throwIfAny(violations);
        return budget;
    }

    /** Numbers of networks in the space. */
    static List<Long> candidates(JsonNode body) {
        var violations = new Violations();
        JsonFields fields = JsonFields.of(body, "", violations);
        List<Double> chosen = fields.numbers("candidates", CANDIDATES, ANY_CANDIDATE);
        fields.refuseUnknown();
        Bodies.throwIfAny(violations);
        return chosen.stream().map(Double::longValue).toList();
    }

    /** @param projects finds the project that the body names */
    static SearchRequest read(JsonNode body, AskedProject projects, @Nullable String key) {
        var violations = new Violations();
        JsonFields fields = JsonFields.of(body, "", violations);
        String title = fields.text("title");
        DesignSpace space = DesignSpaceJson.space(fields);
        List<Objective> objectives = fields.each("objectives", SearchRules.OBJECTIVES, (one, _) -> objective(one));
        List<Constraint> constraints = fields.has("constraints")
                ? fields.each("constraints", SearchRules.CONSTRAINTS, (one, _) -> constraint(one))
                : List.of();
        String method = fields.text("method", METHODS);
        int seed = fields.whole("seed", ANY_SEED, 0);
        Budget budget = budget(fields.object("budget"));
        CostingJson.readWithArray(fields);
        SearchRequest.Measuring measuring = measuring(fields.object("measuring"));
        boolean dryRun = fields.bool("dryRun", false);
        String project = fields.text("project");
        fields.refuseUnknown();
        Bodies.throwIfAny(violations);
        return new SearchRequest(
                title == null ? "" : title,
                Bodies.present(space),
                objectives,
                constraints,
                method == null
                        ? SearchRules.DEFAULT_METHOD
                        : Method.find(method).orElseThrow(),
                seed,
                budget,
                CostingJson.textOf(body),
                measuring,
                dryRun,
                projects.toWriteIn(project),
                key);
    }

    private static Objective objective(JsonFields fields) {
        String metric = required(fields, "metric");
        String better = fields.text("better", DIRECTIONS);
        boolean byRatio = "logarithmic".equals(fields.text("scale", SCALES));
        fields.refuseUnknown();
        return SearchRules.objective(metric, better == null ? null : better.equals("most"), byRatio);
    }

    private static Constraint constraint(JsonFields fields) {
        String metric = required(fields, "metric");
        var constraint = new Constraint(
                metric,
                fields.number("atLeast", ANY_VALUE, Double.NEGATIVE_INFINITY),
                fields.number("atMost", ANY_VALUE, Double.POSITIVE_INFINITY));
        fields.refuseUnknown();
        return constraint;
    }

    private static String required(JsonFields fields, String name) {
        String metric = fields.text(name);
        if (metric == null && !fields.has(name)) {
            fields.refuse(name, "absent", "the name of a metric", name + " is required.");
        }
        return metric == null ? "" : metric;
    }

    private static Budget budget(JsonFields fields) {
        var budget = new Budget(
                fields.whole("trials", SearchRules.TRIALS),
                fields.whole("minutes", SearchRules.MINUTES),
                fields.whole("patience", SearchRules.PATIENCE));
        fields.refuseUnknown();
        return budget;
    }

    private static SearchRequest.Measuring measuring(JsonFields fields) {
        AskedSettings settings = AskedSettings.ofASearch(fields);
        fields.refuseUnknown();
        return new SearchRequest.Measuring(
                settings.device(),
                settings.batchSize(),
                settings.precision(),
                settings.runtime(),
                settings.threads(),
                settings.protocol());
    }
}
