package dev.overtone.search;

/** Why a network is among a search's trials. */
public enum TrialOrigin {
    /** The sampler asked for it. */
    ASKED,
    /** It was measured before, in the same way on the same hardware, and cost nothing. */
    EARLIER,
    /** Somebody chose it. */
    CHOSEN,
    /** Every network was looked at, and this one is on the exact front. */
    ENUMERATED
}
