package dev.overtone.api;

import dev.overtone.architecture.Range;

/** How many items a page may have. */
final class PageSizes {

    static final String DEFAULT = "50";
    private static final Range ALLOWED = Range.whole(1, 500);

    private PageSizes() {}

    /** @throws InvalidRequest if out of range */
    static void check(int pageSize) {
        if (!ALLOWED.contains(pageSize)) {
            throw InvalidRequest.query("pageSize", Integer.toString(pageSize), "within " + ALLOWED.allowed());
        }
    }
}
