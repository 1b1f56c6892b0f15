package dev.overtone.tracking;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of networks. {@code nextPageToken} is null on the last. */
public record NetworkPage(
        List<NetworkEntry> items, @Nullable String nextPageToken) {}
