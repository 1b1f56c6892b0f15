package dev.overtone.table;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a view is to be.
 *
 * @param project whose people a shared one is for, or null for everybody
 */
public record NewView(@Nullable UUID project, String name, boolean shared, ViewState state) {}
