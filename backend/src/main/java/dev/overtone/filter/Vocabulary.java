package dev.overtone.filter;

import java.util.List;
import java.util.Optional;

/** Which columns a filter can speak of. */
public interface Vocabulary {

    /** By its name or by another that it goes by: {@code attributes.status} is {@code state}. */
    Optional<Field> find(String name);

    /** All that are worth suggesting. */
    List<Field> fields();

    /** Values of this column that begin so, in any case; none where nobody knows. */
    default List<String> values(Field field, String beginning, int most) {
        return List.of();
    }
}
