package dev.overtone.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overtone.Ledger;
import dev.overtone.ServerTest;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Projects and experiments, and what the trash does with them. */
@ServerTest
class PlacesTests {

    private static final Visible ALL = Visible.EVERYTHING;

    @Autowired
    private Projects projects;

    @Autowired
    private Experiments experiments;

    @Autowired
    private RunEdits edits;

    @Autowired
    private Runs runs;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Ledger ledger;

    private Project project;

    @BeforeEach
    void startsWithOneProject() {
        ledger.empty();
        project = projects.create(" Edge ", "# Why");
    }

    @Test
    void aProjectThatIsHeldStays() {
        var trashed = new CompletableFuture<Boolean>();
        transactions.executeWithoutResult(_ -> {
            assertThat(projects.hold(project.id())).isTrue();
            assertThat(projects.hold(new UUID(9, 9))).isFalse();
            trashed.completeAsync(() -> projects.trash(project.id()));
            assertThatThrownBy(() -> trashed.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        });
        assertThat(trashed.join()).isTrue();
        transactions.executeWithoutResult(
                _ -> assertThat(projects.hold(project.id())).isFalse());
    }

    @Test
    void isDoneOnceMoreAfterADeadlock() {
        projects.trash(project.id());
        jdbc.sql("create sequence deadlocks;"
                        + " create function once_deadlocked() returns trigger language plpgsql as $$ begin"
                        + " if nextval('deadlocks') = 1 then raise deadlock_detected; end if; return new; end $$;"
                        + " create trigger once_deadlocked before update on project for each row"
                        + " execute function once_deadlocked()")
                .update();
        try {
            assertThat(projects.restore(project.id())).isTrue();
            assertThat(projects.find(ALL, project.id()).orElseThrow().project().trashedAt())
                    .isNull();
            assertThat(jdbc.sql("select last_value from deadlocks")
                            .query(Long.class)
                            .single())
                    .isEqualTo(2);
        } finally {
            jdbc.sql("drop trigger once_deadlocked on project; drop function once_deadlocked; drop sequence deadlocks")
                    .update();
        }
    }

    @Test
    void countsWhatLiesInAProject() {
        UUID run = ended("Widths");
        ended(null);
        edits.apply(ALL, List.of(run), new RunChange.Trash());

        assertThat(projects.list(ALL, false))
                .extracting(entry -> entry.project().name())
                .containsExactly("Edge", "First project");
        ProjectEntry entry = projects.find(ALL, project.id()).orElseThrow();
        assertThat(entry.project().name()).isEqualTo("Edge");
        assertThat(entry.experiments()).isOne();
        assertThat(entry.runs()).isOne();
        assertThat(entry.newestRunAt()).isNotNull();
        assertThat(experiments.list(ALL, project.id(), false).getFirst().runs()).isZero();
        assertThat(projects.find(new Visible(Set.of(Project.FIRST)), project.id()))
                .isEmpty();
        assertThat(projects.list(new Visible(Set.of(Project.FIRST)), true)).hasSize(1);
        assertThat(experiments.list(new Visible(Set.of(Project.FIRST)), null, true))
                .isEmpty();
    }

    @Test
    void findsAProjectByNameInAnyCaseOrById() {
        assertThat(projects.named(ALL, "eDGE")).contains(project);
        assertThat(projects.named(ALL, project.id().toString())).contains(project);
        assertThat(projects.named(ALL, "Edge cases")).isEmpty();
        assertThat(projects.named(new Visible(Set.of(Project.FIRST)), "edge")).isEmpty();
    }

    @Test
    void offersThoseInUseThatAreCalledSoOrWhoseIdBeginsSo() {
        var others = new Visible(Set.of(Project.FIRST));
        assertThat(projects.matching(ALL, "DG", 6)).containsExactly(project);
        assertThat(projects.matching(ALL, project.id().toString().substring(0, 30), 6))
                .containsExactly(project);
        assertThat(projects.matching(ALL, "", 1)).containsExactly(project);
        assertThat(projects.matching(ALL, "_dge", 6)).isEmpty();
        assertThat(projects.matching(others, "edge", 6)).isEmpty();

        Experiment wide = experiments.create(project.id(), "Wide", "");
        Experiment wider = experiments.create(project.id(), "Wider", "");
        Experiment archived = experiments.create(project.id(), "Widest", "");
        experiments.edit(archived.id(), new PlaceEdit(null, null, true), null);
        assertThat(experiments.matching(ALL, "wid", 6)).containsExactly(wider, wide);
        assertThat(experiments.matching(ALL, wide.id().toString(), 6)).containsExactly(wide);
        assertThat(experiments.matching(ALL, "", 1)).containsExactly(wider);
        assertThat(experiments.matching(others, "wid", 6)).isEmpty();

        projects.trash(project.id());
        assertThat(projects.matching(ALL, "edge", 6)).isEmpty();
        assertThat(experiments.matching(ALL, "wid", 6)).isEmpty();
    }

    @Test
    void refusesANameThatIsTakenInAnyCase() {
        conflicts(LedgerConflict.Kind.NAME_TAKEN, () -> projects.create("EDGE", ""));
        Experiment widths = experiments.create(project.id(), "Widths", "");
        conflicts(LedgerConflict.Kind.NAME_TAKEN, () -> experiments.create(project.id(), "widths", ""));

        Experiment elsewhere = experiments.create(Project.FIRST, "widths", "");
        conflicts(
                LedgerConflict.Kind.NAME_TAKEN,
                () -> experiments.edit(elsewhere.id(), new PlaceEdit(null, null, null), project.id()));
        assertThat(experiments.edit(widths.id(), new PlaceEdit("WIDTHS", "why", true), null))
                .isTrue();

        Experiment found = experiments.find(ALL, widths.id()).orElseThrow().experiment();
        assertThat(found.name()).isEqualTo("WIDTHS");
        assertThat(found.notes()).isEqualTo("why");
        assertThat(found.archivedAt()).isNotNull();
        assertThat(experiments.list(ALL, project.id(), false)).isEmpty();
        assertThat(experiments.list(ALL, project.id(), true)).hasSize(1);
        assertThatThrownBy(() -> projects.create(" ", "x".repeat(10_001)))
                .isInstanceOfSatisfying(
                        InvalidEntry.class,
                        e -> assertThat(e.violations())
                                .extracting(violation -> violation.field())
                                .containsExactly("name", "notes"));
    }

    @Test
    void movesAnExperimentWithItsRuns() {
        UUID run = ended("Widths");
        UUID thrownAway = ended("Widths");
        edits.apply(ALL, List.of(thrownAway), new RunChange.Trash());
        UUID widths = experimentOf(run);

        assertThat(experiments.edit(widths, new PlaceEdit(null, null, null), Project.FIRST))
                .isTrue();

        assertThat(ledger.run(run).project().id()).isEqualTo(Project.FIRST);
        assertThat(ledger.run(thrownAway).project().id()).isEqualTo(Project.FIRST);
        assertThat(ledger.run(run).experiment()).isEqualTo("Widths");
    }

    @Test
    void bringsBackExactlyWhatWentWithAnExperiment() {
        UUID before = ended("Widths");
        UUID with = ended("Widths");
        UUID widths = experimentOf(with);
        edits.apply(ALL, List.of(before), new RunChange.Trash());

        assertThat(experiments.trash(widths)).isTrue();
        assertThat(experiments.trash(widths)).isFalse();
        assertThat(ledger.run(with).remarks().trashedAt())
                .isEqualTo(
                        experiments.find(ALL, widths).orElseThrow().experiment().trashedAt());
        assertThat(experiments.list(ALL, project.id(), true)).isEmpty();
        conflicts(LedgerConflict.Kind.PARENT_IN_TRASH, () -> edits.apply(ALL, List.of(with), new RunChange.Restore()));

        assertThat(experiments.restore(widths)).isTrue();
        assertThat(experiments.restore(widths)).isFalse();
        assertThat(ledger.run(with).remarks().trashedAt()).isNull();
        assertThat(ledger.run(before).remarks().trashedAt()).isNotNull();
    }

    @Test
    void freesANameInTheTrashAndSaysSoWhereItWasTakenMeanwhile() {
        UUID widths = experimentOf(ended("Widths"));
        experiments.trash(widths);

        UUID next = ended("widths");

        assertThat(experimentOf(next)).isNotEqualTo(widths);
        conflicts(LedgerConflict.Kind.NAME_TAKEN, () -> experiments.restore(widths));
        experiments.edit(experimentOf(next), new PlaceEdit("Narrower", null, null), null);
        assertThat(experiments.restore(widths)).isTrue();
    }

    @Test
    void throwsAwayAProjectWithAllThatLiesInIt() {
        UUID first = ended("Widths");
        UUID second = ended(null);
        UUID widths = experimentOf(first);
        UUID depths = experimentOf(ended("Depths"));
        experiments.trash(depths);

        assertThat(projects.trash(project.id())).isTrue();

        assertThat(projects.named(ALL, "Edge")).isEmpty();
        assertThat(List.of(first, second))
                .allSatisfy(
                        run -> assertThat(ledger.run(run).remarks().trashedAt()).isNotNull());
        conflicts(LedgerConflict.Kind.PARENT_IN_TRASH, () -> experiments.restore(widths));
        assertThatThrownBy(() -> queue("Widths")).isInstanceOf(InvalidEntry.class);
        Project another = projects.create("edge", "");
        conflicts(LedgerConflict.Kind.NAME_TAKEN, () -> projects.restore(project.id()));
        projects.edit(another.id(), new PlaceEdit("Other", null, null));

        assertThat(projects.restore(project.id())).isTrue();
        assertThat(ledger.run(first).remarks().trashedAt()).isNull();
        assertThat(experiments.find(ALL, widths).orElseThrow().experiment().trashedAt())
                .isNull();
        assertThat(experiments.find(ALL, depths).orElseThrow().experiment().trashedAt())
                .isNotNull();
    }

    @Test
    void throwsNothingAwayThatIsAtWork() {
        UUID live = queue("Widths");
        UUID widths = experimentOf(live);

        conflicts(LedgerConflict.Kind.STILL_AT_WORK, () -> experiments.trash(widths));
        conflicts(LedgerConflict.Kind.STILL_AT_WORK, () -> projects.trash(project.id()));
        conflicts(LedgerConflict.Kind.FIRST_PROJECT, () -> projects.trash(Project.FIRST));

        assertThat(experiments.find(ALL, widths).orElseThrow().experiment().trashedAt())
                .isNull();
        assertThat(projects.named(ALL, "Edge")).isPresent();
    }

    private UUID experimentOf(UUID run) {
        return Objects.requireNonNull(ledger.run(run).experimentId());
    }

    private void conflicts(LedgerConflict.Kind kind, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        LedgerConflict.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    private UUID queue(@Nullable String experiment) {
        return runs.queue(new NewRun(
                        Ledger.network(1),
                        new RunSettings(1, "fp32", "eager", 1, "quick"),
                        null,
                        project.id(),
                        experiment,
                        List.of(),
                        null,
                        null,
                        null))
                .id();
    }

    private UUID ended(@Nullable String experiment) {
        UUID run = queue(experiment);
        runs.cancel(run);
        return run;
    }
}
