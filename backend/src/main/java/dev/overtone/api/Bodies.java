package dev.overtone.api;

import dev.overtone.analysis.Room;
import dev.overtone.architecture.InvalidNetwork;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.architecture.Range;
import dev.overtone.architecture.Violations;
import dev.overtone.notation.JsonFields;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** What reading a body field by field ends with. */
final class Bodies {

    private Bodies() {}

    /** @throws InvalidRequest with everything that was noted; paths are those of the body */
    static void throwIfAny(Violations violations) {
        try {
            violations.throwIfAny();
        } catch (InvalidNetwork e) {
            throw new InvalidRequest(HttpStatus.UNPROCESSABLE_CONTENT, e.violations());
        }
    }

    /**
     * What this finds.
     *
     * @throws InvalidRequest if it is refused for fields of the body itself, not of its network
     */
    static <T> T refusedHere(Supplier<T> found) {
        try {
            return found.get();
        } catch (InvalidNetwork e) {
            throw new InvalidRequest(HttpStatus.UNPROCESSABLE_CONTENT, e.violations());
        }
    }

    /** What is made of one network of several; what is wrong with it is told under its place in the body. */
    static <T> T under(String place, NetworkSpec network, Function<NetworkSpec, T> made) {
        try {
            return made.apply(network);
        } catch (InvalidNetwork e) {
            throw new InvalidRequest(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    e.violations().stream()
                            .map(violation ->
                                    violation.field().startsWith("scenario") ? violation : violation.under(place))
                            .toList());
        }
    }

    /** Gives the place back once the answer is written. */
    static void holdUntilAnswered(Room.Place place) {
        RequestContextHolder.currentRequestAttributes()
                .registerDestructionCallback("room", place::close, RequestAttributes.SCOPE_REQUEST);
    }

    /** An id, or null when the field is absent, null, or was noted as wrong. */
    static @Nullable UUID id(JsonFields fields, String name) {
        String text = fields.textOrNull(name);
        return text == null ? null : id(fields, name, text);
    }

    /** The ids in a required array of so many; none when it is absent or was noted as wrong. */
    static List<UUID> ids(JsonFields fields, String name, Range count) {
        List<String> texts = fields.texts(name);
        if (!fields.has(name) || (!count.contains(texts.size()) && !fields.hasNotedAnything())) {
            fields.refuse(
                    name,
                    fields.has(name) ? texts.size() + " ids" : "absent",
                    count.allowed() + " ids",
                    name + " must be " + count.allowed() + " ids.");
            return List.of();
        }
        return ids(fields, name, texts);
    }

    /** The ids in an array that may be absent; without those that were noted as wrong. */
    static List<UUID> ids(JsonFields fields, String name) {
        return fields.has(name) ? ids(fields, name, fields.texts(name)) : List.of();
    }

    private static List<UUID> ids(JsonFields fields, String name, List<String> texts) {
        List<UUID> ids = new ArrayList<>(texts.size());
        for (int i = 0; i < texts.size(); i++) {
            UUID id = id(fields, name + "[" + i + "]", texts.get(i));
            if (id != null) {
                ids.add(id);
            }
        }
        return ids;
    }

    private static @Nullable UUID id(JsonFields fields, String at, String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            fields.refuse(at, text, "an id", at + " must be an id.");
            return null;
        }
    }

    /** A required field, after its absence would have been noted. */
    static <T> T present(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("an absent field was not noted");
        }
        return value;
    }
}
