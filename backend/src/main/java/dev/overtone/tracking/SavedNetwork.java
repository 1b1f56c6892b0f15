package dev.overtone.tracking;

import dev.overtone.analysis.Totals;
import java.time.Instant;

/** A network in the ledger: one for each fingerprint. {@code json} is its full written form. */
public record SavedNetwork(
        String fingerprint, String name, String family, String json, Totals totals, Instant createdAt) {}
