package dev.overtone.architecture;

import org.jspecify.annotations.Nullable;

/** A module's place in the official code, as its {@code state_dict} spells it; joined only when somebody reads it. */
public final class ModulePath {

    private static final String[] NUMBERS = numbers(1024);

    private final @Nullable ModulePath parent;
    private final String segment;

    private ModulePath(@Nullable ModulePath parent, String segment) {
        this.parent = parent;
        this.segment = segment;
    }

    public static ModulePath of(String root) {
        return new ModulePath(null, root);
    }

    public ModulePath child(String name) {
        return new ModulePath(this, name);
    }

    public ModulePath child(int index) {
        return new ModulePath(this, index < NUMBERS.length ? NUMBERS[index] : Integer.toString(index));
    }

    @Override
    public String toString() {
        return appendTo(new StringBuilder(40)).toString();
    }

    private StringBuilder appendTo(StringBuilder name) {
        return parent == null
                ? name.append(segment)
                : parent.appendTo(name).append('.').append(segment);
    }

    private static String[] numbers(int count) {
        String[] numbers = new String[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = Integer.toString(i);
        }
        return numbers;
    }
}
