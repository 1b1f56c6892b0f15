package dev.overtone.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overtone.Ledger;
import dev.overtone.ServerTest;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class RunEditsTests {

    private static final Visible ALL = Visible.EVERYTHING;

    @Autowired
    private RunEdits edits;

    @Autowired
    private Stars stars;

    @Autowired
    private Projects projects;

    @Autowired
    private Experiments experiments;

    @Autowired
    private Runs runs;

    @Autowired
    private Ledger ledger;

    private List<UUID> three;

    @BeforeEach
    void queuesThree() {
        ledger.empty();
        three = IntStream.range(1, 4)
                .mapToObj(i -> ledger.queue(Ledger.network(i)).id())
                .toList();
    }

    /** A run gets back what it had, and one that was so already keeps it. */
    @Test
    void takesBackWhatAChangeChanged() {
        UUID first = three.getFirst();
        UUID project = projects.create("Another", "").id();
        edits.apply(ALL, three.subList(0, 1), new RunChange.AddTags(List.of("a", "z")));
        edits.apply(ALL, three.subList(1, 2), new RunChange.Pin(true));
        edits.apply(ALL, three.subList(2, 3), new RunChange.Move(project, null));
        var before = three.stream().map(ledger::run).toList();

        for (RunChange change : List.of(
                new RunChange.AddTags(List.of("a", "b")),
                new RunChange.RemoveTags(List.of("z", "y")),
                new RunChange.Pin(true),
                new RunChange.Archive(true),
                new RunChange.Move(project, null))) {
            List<Reversal> back = edits.reversals(ALL, three, change);
            int changed = edits.apply(ALL, three, change);
            assertThat(three.stream().map(ledger::run).toList()).isNotEqualTo(before);
            assertThat(edits.takeBack(ALL, back)).as(change.toString()).isEqualTo(changed);
            assertThat(three.stream().map(ledger::run).toList())
                    .as(change.toString())
                    .isEqualTo(before);
        }
        assertThat(edits.reversals(ALL, three, new RunChange.AddTags(List.of("a"))))
                .extracting(Reversal::runs)
                .allSatisfy(runs -> assertThat(runs).doesNotContain(first));
    }

    @Test
    void addsTagsBehindThoseThatAreThereAndCountsOnlyRunsThatLackedOne() {
        assertThat(edits.apply(ALL, three.subList(0, 1), new RunChange.AddTags(List.of("b", "a"))))
                .isOne();

        assertThat(edits.apply(ALL, three, new RunChange.AddTags(List.of("a", "c", "c"))))
                .isEqualTo(3);
        assertThat(edits.apply(ALL, three, new RunChange.AddTags(List.of("c", "a"))))
                .isZero();

        assertThat(ledger.run(three.getFirst()).tags()).containsExactly("b", "a", "c");
        assertThat(ledger.run(three.getLast()).tags()).containsExactly("a", "c");
    }

    @Test
    void removesAndSetsTags() {
        edits.apply(ALL, three, new RunChange.AddTags(List.of("x", "y", "z")));

        assertThat(edits.apply(ALL, three.subList(0, 2), new RunChange.RemoveTags(List.of("y", "none"))))
                .isEqualTo(2);
        assertThat(edits.apply(ALL, three, new RunChange.RemoveTags(List.of("y"))))
                .isOne();
        assertThat(edits.apply(ALL, three.subList(0, 1), new RunChange.SetTags(List.of("only"))))
                .isOne();

        assertThat(ledger.run(three.getFirst()).tags()).containsExactly("only");
        assertThat(ledger.run(three.getLast()).tags()).containsExactly("x", "z");
    }

    @Test
    void changesNoRunWhereOneWouldHaveTooManyTags() {
        List<String> many = IntStream.range(0, 20).mapToObj(i -> "tag " + i).toList();
        edits.apply(ALL, three.subList(0, 1), new RunChange.AddTags(many));

        assertThatThrownBy(() -> edits.apply(ALL, three, new RunChange.AddTags(List.of("one more"))))
                .isInstanceOfSatisfying(
                        InvalidEntry.class,
                        e -> assertThat(e.violations().getFirst().allowed()).isEqualTo("at most 20"));
        assertThat(ledger.run(three.getLast()).tags()).isEmpty();
        assertThatThrownBy(() -> edits.apply(ALL, three, new RunChange.AddTags(List.of("line\nbreak"))))
                .isInstanceOfSatisfying(
                        InvalidEntry.class,
                        e -> assertThat(e.violations().getFirst().field()).isEqualTo("tags[0]"));
    }

    @Test
    void writesTitleNotesPinAndArchive() {
        assertThat(edits.apply(ALL, three, new RunChange.Rename(" Best so far ")))
                .isEqualTo(3);
        assertThat(edits.apply(ALL, three, new RunChange.Note("# Why\r\nbecause\n\n")))
                .isEqualTo(3);
        assertThat(edits.apply(ALL, three.subList(0, 1), new RunChange.Pin(true)))
                .isOne();
        assertThat(edits.apply(ALL, three, new RunChange.Pin(true))).isEqualTo(2);
        assertThat(edits.apply(ALL, three.subList(0, 1), new RunChange.Archive(true)))
                .isOne();

        TrackedRun first = ledger.run(three.getFirst());
        assertThat(first.label()).isEqualTo("Best so far");
        assertThat(first.remarks().notes()).isEqualTo("# Why\nbecause");
        assertThat(first.remarks().pinned()).isTrue();
        assertThat(first.remarks().archivedAt()).isNotNull();
        assertThat(ledger.run(three.getLast()).remarks().archivedAt()).isNull();

        edits.apply(ALL, three, new RunChange.Rename(null));
        assertThat(ledger.run(three.getFirst()).label())
                .isEqualTo(first.network().name());
        assertThatThrownBy(() -> edits.apply(ALL, three, new RunChange.Rename("x".repeat(201))))
                .isInstanceOfSatisfying(
                        InvalidEntry.class,
                        e -> assertThat(e.violations().getFirst().field()).isEqualTo("title"));
    }

    @Test
    void movesRunsToAnExperimentOfAnotherProject() {
        Project other = projects.create("Another", "");
        Experiment experiment = experiments.create(other.id(), "Widths", "");

        assertThat(edits.apply(ALL, three, new RunChange.Move(other.id(), experiment.id())))
                .isEqualTo(3);

        TrackedRun moved = ledger.run(three.getFirst());
        assertThat(moved.project()).isEqualTo(new Project.Named(other.id(), "Another"));
        assertThat(moved.experiment()).isEqualTo("Widths");
        assertThat(moved.experimentId()).isEqualTo(experiment.id());
        assertThat(edits.projectsOf(ALL, three)).containsExactly(other.id());
        assertThatThrownBy(() -> edits.apply(ALL, three, new RunChange.Move(Project.FIRST, experiment.id())))
                .isInstanceOfSatisfying(
                        InvalidEntry.class,
                        e -> assertThat(e.violations().getFirst().field()).isEqualTo("experiment"));
        assertThatThrownBy(() -> edits.apply(ALL, three, new RunChange.Move(UUID.randomUUID(), null)))
                .isInstanceOfSatisfying(
                        InvalidEntry.class,
                        e -> assertThat(e.violations().getFirst().field()).isEqualTo("project"));
        assertThat(edits.apply(ALL, three, new RunChange.Move(Project.FIRST, null)))
                .isEqualTo(3);
        assertThat(ledger.run(three.getFirst()).experiment()).isNull();
    }

    @Test
    void touchesNothingThatMayNotBeSeen() {
        Project other = projects.create("Another", "");
        edits.apply(ALL, three.subList(0, 1), new RunChange.Move(other.id(), null));
        var onlyOther = new Visible(Set.of(other.id()));

        assertThat(edits.apply(onlyOther, three, new RunChange.Pin(true))).isOne();
        assertThat(edits.projectsOf(onlyOther, three)).containsExactly(other.id());
        assertThat(edits.apply(new Visible(Set.of()), three, new RunChange.Pin(false)))
                .isZero();
        assertThat(ledger.run(three.getLast()).remarks().pinned()).isFalse();
    }

    @Test
    void trashesEndedRunsOnlyAndBringsThemBack() {
        assertThatThrownBy(() -> edits.apply(ALL, three, new RunChange.Trash()))
                .isInstanceOfSatisfying(LedgerConflict.class, e -> {
                    assertThat(e.kind()).isEqualTo(LedgerConflict.Kind.STILL_AT_WORK);
                    assertThat(e).hasMessageContaining("3 of these 3 runs are queued or running");
                });
        three.forEach(runs::cancel);

        assertThat(edits.apply(ALL, three.subList(0, 2), new RunChange.Trash())).isEqualTo(2);
        assertThat(edits.apply(ALL, three, new RunChange.Trash())).isOne();
        assertThat(ledger.run(three.getFirst()).remarks().trashedAt()).isNotNull();
        assertThat(edits.apply(ALL, three, new RunChange.Pin(true))).isZero();

        assertThat(edits.apply(ALL, three, new RunChange.Restore())).isEqualTo(3);
        assertThat(ledger.run(three.getFirst()).remarks().trashedAt()).isNull();
    }

    @Test
    void keepsEverybodysOwnStars() {
        UUID local = UUID.fromString("00000000-0000-7000-8000-000000000002");

        assertThat(stars.add(local, ALL, three.subList(0, 2))).isEqualTo(2);
        assertThat(stars.add(local, ALL, three)).isOne();
        assertThat(stars.remove(local, three.subList(0, 1))).isOne();

        assertThat(stars.among(local, three)).containsExactlyInAnyOrderElementsOf(three.subList(1, 3));
        assertThat(stars.among(UUID.randomUUID(), three)).isEmpty();
        assertThat(stars.add(local, new Visible(Set.of()), three)).isZero();
    }
}
