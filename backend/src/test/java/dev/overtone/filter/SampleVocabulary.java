package dev.overtone.filter;

import java.util.List;
import java.util.Optional;

/** One column of each kind, as tests want them. */
public final class SampleVocabulary implements Vocabulary {

    public static final Field NAME = new Field("name", Kind.TEXT, "", "What it is called", List.of());
    public static final Field STATE = new Field("state", Kind.TEXT, "", "", List.of("QUEUED", "RUNNING", "FINISHED"));
    public static final Field P50 = new Field("p50", Kind.NUMBER, "ms", "Median latency", List.of());
    public static final Field MACS = new Field("macs", Kind.NUMBER, "", "", List.of());
    public static final Field MEMORY = new Field("memory", Kind.NUMBER, "B", "", List.of());
    public static final Field CREATED = new Field("createdAt", Kind.TIME, "", "", List.of());
    public static final Field TOOK = new Field("took", Kind.DURATION, "s", "", List.of());
    public static final Field MOVED = new Field("moved", Kind.FLAG, "", "", List.of());
    public static final Field TAGS = new Field("tags", Kind.LIST, "", "", List.of());
    public static final Field ODD = new Field("environment.java version", Kind.TEXT, "", "", List.of());

    static final List<Field> ALL = List.of(NAME, STATE, P50, MACS, MEMORY, CREATED, TOOK, MOVED, TAGS, ODD);

    @Override
    public Optional<Field> find(String name) {
        String own = name.startsWith("attributes.") ? name.substring("attributes.".length()) : name;
        return ALL.stream().filter(field -> field.name().equals(own)).findFirst();
    }

    @Override
    public List<Field> fields() {
        return ALL;
    }

    @Override
    public List<String> values(Field field, String beginning, int most) {
        return field.equals(NAME)
                ? List.of("it's", "other").stream()
                        .filter(value -> value.startsWith(beginning))
                        .toList()
                : List.of();
    }
}
