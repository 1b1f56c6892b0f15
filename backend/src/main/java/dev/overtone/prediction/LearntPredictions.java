package dev.overtone.prediction;

import dev.overtone.analysis.Analysis;
import dev.overtone.analysis.Room;
import dev.overtone.profiling.LatencyContext;
import dev.overtone.profiling.ObservationQuery;
import dev.overtone.profiling.Observations;
import dev.overtone.profiling.ObservedContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Fits each context when it is asked for and whenever something new was measured there. Whether there is anything new is
 * looked up every two seconds at most, beside the requests.
 */
@Service
class LearntPredictions implements Predictions {

    private static final Logger log = LoggerFactory.getLogger(LearntPredictions.class);

    private static final long LOOK_AGAIN_NANOS = 2_000_000_000;

    /** A fit that took long is not begun again at once while runs pour in: it may take a twentieth of a core. */
    private static final int RESTS = 20;

    /** The newest are fitted; of more, each adds nothing that could be seen. */
    private static final int MOST_NETWORKS = 1_000;

    /** Contexts that are kept; more are learnt anew when they are asked for. */
    private static final int MOST_CONTEXTS = 64;

    private static final double UNSETTLED = 0.25;

    private final Observations observations;
    private final Map<LatencyContext, Learnt> learnt = new ConcurrentHashMap<>();
    private final Map<LatencyContext, CompletableFuture<Learnt>> learning = new ConcurrentHashMap<>();

    LearntPredictions(Observations observations) {
        this.observations = observations;
    }

    /**
     * @param source what there was to learn from, or null where there was nothing
     * @param until a {@link System#nanoTime} before which it is not looked at again
     */
    private record Learnt(@Nullable ObservedContext source, Outlook outlook, long until) {

        boolean isFresh() {
            return System.nanoTime() - until < 0;
        }
    }

    @Override
    public Outlook now(LatencyContext context) {
        Learnt known = learnt.get(context);
        if (known == null || !known.isFresh()) {
            var _ = learn(context);
        }
        return known == null ? new Outlook.NotYet() : known.outlook();
    }

    @Override
    public boolean isLearning(LatencyContext context) {
        return learning.containsKey(context);
    }

    @Override
    public Outlook latest(LatencyContext context) {
        try {
            return learn(context).join().outlook();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** One at a time for each context; who comes meanwhile shares it. */
    private CompletableFuture<Learnt> learn(LatencyContext context) {
        var mine = new CompletableFuture<Learnt>();
        CompletableFuture<Learnt> running = learning.putIfAbsent(context, mine);
        if (running != null) {
            return running;
        }
        Thread.ofVirtual().name("prediction").start(() -> {
            try {
                Learnt found = learnNow(context);
                learning.remove(context);
                mine.complete(found);
            } catch (RuntimeException e) {
                log.debug("What was measured is read again later: {}", e.getMessage());
                learning.remove(context);
                mine.completeExceptionally(e);
            }
        });
        return mine;
    }

    private Learnt learnNow(LatencyContext context) {
        long began = System.nanoTime();
        Learnt known = learnt.get(context);
        ObservedContext source = observations.context(context).orElse(null);
        Outlook outlook = known != null && Objects.equals(source, known.source()) ? known.outlook() : outlook(source);
        long rest = Math.max(LOOK_AGAIN_NANOS, RESTS * (System.nanoTime() - began));
        var now = new Learnt(source, outlook, System.nanoTime() + rest);
        if (learnt.size() >= MOST_CONTEXTS && !learnt.containsKey(context)) {
            makeRoom();
        }
        learnt.put(context, now);
        return now;
    }

    /** Contexts that somebody asked for in vain go first. */
    private void makeRoom() {
        learnt.values().removeIf(known -> known.source() == null);
        if (learnt.size() >= MOST_CONTEXTS) {
            learnt.clear();
        }
    }

    private Outlook outlook(@Nullable ObservedContext source) {
        if (source == null) {
            return new Outlook.TooFew(0, Fitted.FEWEST);
        }
        List<Measured> networks = Measured.of(observations.find(ObservationQuery.in(source.context())));
        if (networks.size() < Fitted.FEWEST) {
            return new Outlook.TooFew(networks.size(), Fitted.FEWEST - networks.size());
        }
        var examples = new ArrayList<Example>();
        for (Measured network : networks.subList(0, Math.min(networks.size(), MOST_NETWORKS))) {
            try (var _ = Room.SHARED.enter(network.run().network())) {
                examples.add(Example.of(
                        Analysis.of(network.run().network().graph()),
                        network.milliseconds(),
                        network.stable() ? 1 : UNSETTLED));
            }
        }
        return Fitted.of(source, examples);
    }
}
