package dev.overtone.table;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * A statement about runs as it grows: the joins that its parts have asked for, each once, and its parameters. No text that
 * somebody typed is ever part of the SQL.
 */
final class Statement {

    private final UUID person;
    private final boolean few;
    private final Map<String, Object> values;
    private final Map<String, String> joins = new LinkedHashMap<>();
    private final Map<String, String> aliases = new HashMap<>();

    /** About all the runs that there are. */
    Statement(UUID person) {
        this(person, false, new HashMap<>());
    }

    private Statement(UUID person, boolean few, Map<String, Object> values) {
        this.person = person;
        this.few = few;
        this.values = values;
    }

    /** About some runs that are known already. */
    static Statement ofFew(UUID person) {
        return new Statement(person, true, new HashMap<>());
    }

    /** Another part of the same statement, with joins of its own, about all the runs that there are. */
    Statement inner() {
        return new Statement(person, false, values);
    }

    /** Whether looking something up for each run is cheaper than gathering it for all of them. */
    boolean isAboutFew() {
        return few;
    }

    /** Who asks. */
    UUID person() {
        return person;
    }

    void join(Join... wanted) {
        for (Join join : wanted) {
            joins.putIfAbsent(join.name(), join.sql(few));
        }
    }

    /**
     * A join that is told from others by {@code key}.
     *
     * @param sql of its name in the statement, which is the answer
     */
    String join(String key, UnaryOperator<String> sql) {
        return aliases.computeIfAbsent(key, _ -> {
            String alias = "extra" + aliases.size();
            joins.put(key, sql.apply(alias));
            return alias;
        });
    }

    /** The parameter of this value. */
    String value(Object value) {
        String name = "v" + values.size();
        values.put(name, value);
        return ":" + name;
    }

    /** All that was asked for beside the run. */
    String joins() {
        return " " + String.join(" ", joins.values());
    }

    Map<String, Object> values() {
        return values;
    }
}
