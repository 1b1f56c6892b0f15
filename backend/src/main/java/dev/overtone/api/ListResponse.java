package dev.overtone.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of a list; the token of the next is null on the last. */
record ListResponse<T>(List<T> items, @Nullable String nextPageToken) {}
