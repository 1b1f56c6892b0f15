package dev.overtone.accounts;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A token that is asked for.
 *
 * @param days for how long it is good
 */
public record NewToken(
        @Nullable String name,
        @Nullable TokenScope scope,
        boolean service,
        List<UUID> projects,
        @Nullable Integer days) {

    public static final int USUAL_DAYS = 90;
    public static final int MOST_DAYS = 366;

    public NewToken {
        projects = projects.stream().distinct().toList();
    }
}
