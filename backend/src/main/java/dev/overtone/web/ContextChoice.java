package dev.overtone.web;

import dev.overtone.profiling.ObservedContext;
import java.util.List;

/** A context that a page offers. */
record ContextChoice(String notation, String label, int networks) {

    static List<ContextChoice> of(List<ObservedContext> contexts) {
        return contexts.stream()
                .map(context -> new ContextChoice(
                        WrittenContext.notation(context.context()), WrittenContext.label(context), context.networks()))
                .toList();
    }

    /** {@code AMD EPYC 9B45, 2 cores · eager · fp32 · 1 thread · batch 1 (43 networks)}. */
    public String counted() {
        return label + " (" + networks + (networks == 1 ? " network)" : " networks)");
    }
}
