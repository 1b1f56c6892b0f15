package dev.overtone.tracking;

import dev.overtone.architecture.Violation;
import java.util.ArrayList;
import java.util.List;

/** How many tags a run has, and what one may be. */
public final class Tags {

    public static final int MOST = 20;
    public static final int LONGEST = 100;

    private Tags() {}

    /** What is wrong with these, as {@code tags[1]}. */
    public static List<Violation> violations(List<String> tags) {
        List<Violation> violations = new ArrayList<>();
        if (tags.size() > MOST) {
            violations.add(tooMany(tags.size() + " tags"));
        }
        for (int i = 0; i < Math.min(tags.size(), MOST); i++) {
            Written.checkLabel("tags[" + i + "]", tags.get(i), LONGEST, violations);
        }
        return violations;
    }

    static Violation tooMany(String were) {
        return new Violation("tags", were, "at most " + MOST, "tags must be at most " + MOST + ".");
    }
}
