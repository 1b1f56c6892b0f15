package dev.overtone.profiling;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of runs. {@code nextPageToken} is null on the last. */
public record RunPage(List<RunDetails> items, @Nullable String nextPageToken) {}
