package dev.overtone.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.analysis.Analysis;
import dev.overtone.analysis.hardware.Datasheets;
import dev.overtone.analysis.hardware.Precision;
import dev.overtone.analysis.hardware.Scenario;
import dev.overtone.analysis.space.DesignSpace;
import dev.overtone.analysis.space.PaperCosting;
import dev.overtone.analysis.space.Spaces;
import dev.overtone.analysis.space.Variable;
import dev.overtone.analysis.space.Variable.Kind;
import dev.overtone.architecture.zoo.HarDNet;
import dev.overtone.search.Trial.Valued;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaperCandidatesTests {

    private static final PaperCosting PAPER = new PaperCosting(
            new Scenario(Precision.FP32, 1, true, false, 1),
            Datasheets.find("jetson-nano").orElseThrow());

    private static final DesignSpace SPACE = new DesignSpace(
            HarDNet.hardnet68(),
            List.of(
                    Variable.of(Kind.FAMILY, 0, 1, 2),
                    Variable.of(Kind.GROWTH_RATE_SCALE, 0.5, 0.75, 1),
                    Variable.ofBlock(Kind.DEPTH, 1, 4, 8, 16),
                    Variable.of(Kind.MULTIPLIER, 1.5, 1.7),
                    Variable.of(Kind.RESOLUTION, 16, 160, 224)));

    private static final List<Objective> MEASURED = List.of(Objective.least("latency"), Objective.least("parameters"));

    @Test
    void knowWhatIsOnPaperAndNothingElse() {
        var candidates = new PaperCandidates(SPACE, MEASURED, List.of(), PAPER);
        assertThat(candidates.isKnown(0)).isFalse();
        assertThat(candidates.isKnown(1)).isTrue();
        double[] known = candidates.known(1).orElseThrow();
        assertThat(known[0]).isNaN();
        assertThat(known[1])
                .isEqualTo((double) Analysis.of(SPACE.at(1).graph()).totals().parameters());
    }

    @Test
    void admitWhatCanBeAndKeepsToTheConstraints() {
        var candidates = new PaperCandidates(
                SPACE, MEASURED, List.of(Constraint.atMost("macs", 3e9), Constraint.atMost("latency", 1)), PAPER);
        assertThat(candidates.known(0)).isEmpty();
        for (long index = 0; index < SPACE.size(); index++) {
            boolean kept = SPACE.choices(index)[4] > 0
                    && Analysis.of(SPACE.at(index).graph()).totals().macs() <= 3e9;
            assertThat(candidates.known(index).isPresent()).isEqualTo(kept);
        }
    }

    @Test
    void samplersAskOnlyForWhatIsAdmitted() {
        var candidates = new PaperCandidates(SPACE, MEASURED, List.of(Constraint.atMost("macs", 3e9)), PAPER);
        for (Method method : Method.values()) {
            Sampler sampler = method.sampler(candidates, 1);
            for (int round = 0; round < 6; round++) {
                for (long index : sampler.ask(4)) {
                    double[] known = candidates.known(index).orElseThrow();
                    known[0] = Math.sqrt(known[1]) / (1 + index % 7);
                    sampler.tell(new Valued(index, known));
                }
            }
        }
    }

    @Test
    void theExactFrontIsThatOfAllTrials() {
        List<Objective> objectives = List.of(Objective.most("expressivity"), Objective.least("milliseconds"));
        var candidates = new PaperCandidates(SPACE, objectives, List.of(), PAPER);
        assertThat(ExactFront.isPossible(candidates)).isTrue();
        assertThat(ExactFront.isPossible(new PaperCandidates(SPACE, MEASURED, List.of(), PAPER)))
                .isFalse();
        var all = new ArrayList<Valued>();
        for (long index = 0; index < SPACE.size(); index++) {
            long own = index;
            candidates.known(index).ifPresent(values -> all.add(new Valued(own, values)));
        }
        ExactFront exact = ExactFront.of(candidates);
        assertThat(exact.numbers()).isEqualTo(SPACE.size());
        assertThat(exact.admitted()).isEqualTo(all.size());
        assertThat(exact.front().trials())
                .extracting(Valued::index)
                .isEqualTo(ParetoFront.of(objectives, all).trials().stream()
                        .map(Valued::index)
                        .toList());
    }

    @Test
    void looksAtAMillion() {
        List<Objective> objectives = List.of(Objective.most("expressivity"), Objective.least("macs"));
        ExactFront exact = ExactFront.of(new PaperCandidates(Spaces.reference(), objectives, List.of(), PAPER));
        assertThat(exact.admitted()).isEqualTo(1_215_000);
        assertThat(exact.front().trials()).hasSizeGreaterThan(50);
    }
}
