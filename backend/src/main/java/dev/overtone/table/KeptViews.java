package dev.overtone.table;

import dev.overtone.filter.Filters;
import dev.overtone.table.ViewState.ViewColumn;
import dev.overtone.tracking.Printable;
import dev.overtone.tracking.Projects;
import dev.overtone.tracking.Visible;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The views in the database. */
@Service
@Transactional
class KeptViews implements Views {

    private static final int LONGEST_NAME = 200;
    private static final int MOST_COLUMNS = 100;

    private static final String SEEN = """
            select view.*, person.name as owner_name from view join person on person.id = view.person_id
            where (view.person_id = :person
                   or view.shared and (view.project_id is null or cast(:projects as uuid[]) is null
                                       or view.project_id = any(cast(:projects as uuid[]))))""";

    private final JdbcClient jdbc;
    private final Projects projects;
    private final TableVocabulary vocabulary;
    private final Clock clock;

    KeptViews(JdbcClient jdbc, Projects projects, TableVocabulary vocabulary, Clock clock) {
        this.jdbc = jdbc;
        this.projects = projects;
        this.vocabulary = vocabulary;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<View> list(UUID person, Visible visible) {
        return jdbc.sql(SEEN + " order by view.person_id <> :person, lower(view.name), view.id")
                .param("person", person)
                .param("projects", visible.array())
                .query((row, _) -> view(row))
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<View> find(UUID id, UUID person, Visible visible) {
        return jdbc.sql(SEEN + " and view.id = :id")
                .param("id", id)
                .param("person", person)
                .param("projects", visible.array())
                .query((row, _) -> view(row))
                .optional();
    }

    @Override
    public View create(UUID owner, NewView view) {
        check(view);
        UUID id = jdbc.sql("""
                        insert into view (project_id, person_id, name, shared, page, state, created_at, updated_at)
                        values (:project, :owner, :name, :shared, 'runs', cast(:state as json), :now, :now) returning id""")
                .param("project", view.project())
                .param("owner", owner)
                .param("name", view.name())
                .param("shared", view.shared())
                .param("state", Json.write(view.state()))
                .param("now", now())
                .query((row, _) -> row.getObject("id", UUID.class))
                .single();
        return find(id, owner, Visible.EVERYTHING).orElseThrow();
    }

    @Override
    public Optional<View> change(UUID id, UUID owner, NewView view) {
        check(view);
        int changed = jdbc.sql("""
                        update view set project_id = :project, name = :name, shared = :shared,
                                        state = cast(:state as json), updated_at = :now
                        where id = :id and person_id = :owner""")
                .param("id", id)
                .param("project", view.project())
                .param("owner", owner)
                .param("name", view.name())
                .param("shared", view.shared())
                .param("state", Json.write(view.state()))
                .param("now", now())
                .update();
        return changed == 0 ? Optional.empty() : find(id, owner, Visible.EVERYTHING);
    }

    @Override
    public boolean remove(UUID id, UUID owner) {
        return jdbc.sql("delete from view where id = :id and person_id = :owner")
                        .param("id", id)
                        .param("owner", owner)
                        .update()
                > 0;
    }

    /** So that whoever opens it finds a table that can be shown. */
    private void check(NewView view) {
        if (!Printable.isLabel(view.name(), LONGEST_NAME)) {
            String allowed = "1 to " + LONGEST_NAME + " printable characters";
            throw new InvalidTable("name", view.name(), allowed, "name must be " + allowed + ".");
        }
        UUID project = view.project();
        if (project != null && !projects.hold(project)) {
            throw new InvalidTable(
                    "project", project.toString(), "id of a project", "There is no project " + project + ".");
        }
        ViewState state = view.state();
        Filters.parse(state.filter(), vocabulary.of(Visible.EVERYTHING));
        if (state.columns().size() > MOST_COLUMNS) {
            String allowed = "at most " + MOST_COLUMNS + " columns";
            throw new InvalidTable(
                    "columns", state.columns().size() + " columns", allowed, "columns must be " + allowed + ".");
        }
        for (ViewColumn column : state.columns()) {
            Columns.required("columns", column.name());
        }
        Ordering.of(state.sorts());
        if (!state.groupBy().isEmpty()) {
            Grouping.of(state.groupBy(), List.of());
        }
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private static View view(ResultSet row) throws SQLException {
        return new View(
                row.getObject("id", UUID.class),
                row.getObject("project_id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getString("owner_name"),
                row.getString("name"),
                row.getBoolean("shared"),
                Json.state(row.getString("state")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
