package dev.overtone.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overtone.Ledger;
import dev.overtone.ServerTest;
import dev.overtone.tracking.Project;
import dev.overtone.tracking.Visible;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class ViewsTests {

    private static final UUID LOCAL = UUID.fromString("00000000-0000-7000-8000-000000000002");
    private static final Visible FIRST = new Visible(Set.of(Project.FIRST));
    private static final Visible NOTHING = new Visible(Set.of());

    @Autowired
    private Views views;

    @Autowired
    private Ledger ledger;

    @Autowired
    private JdbcClient jdbc;

    private UUID other = new UUID(0, 0);

    @BeforeEach
    void startsEmpty() {
        ledger.empty();
        jdbc.sql("delete from person where name = 'views'").update();
        other = jdbc.sql("insert into person (name, created_at) values ('views', now()) returning id")
                .query((row, _) -> row.getObject("id", UUID.class))
                .single();
    }

    @Test
    void showsAPrivateViewToItsOwnerOnly() {
        View view = views.create(LOCAL, new NewView(Project.FIRST, "Mine", false, ViewState.USUAL));

        assertThat(views.find(view.id(), LOCAL, NOTHING)).contains(view);
        assertThat(views.find(view.id(), other, Visible.EVERYTHING)).isEmpty();
        assertThat(views.list(other, Visible.EVERYTHING)).isEmpty();
    }

    @Test
    void showsASharedViewToWhoeverSeesItsProject() {
        View ours = views.create(LOCAL, new NewView(Project.FIRST, "Ours", true, ViewState.USUAL));
        View everybodys = views.create(LOCAL, new NewView(null, "Everybody's", true, ViewState.USUAL));

        assertThat(views.list(other, FIRST)).containsExactly(everybodys, ours);
        assertThat(views.list(other, NOTHING)).containsExactly(everybodys);
        assertThat(views.find(ours.id(), other, NOTHING)).isEmpty();
    }

    @Test
    void refusesAProjectThatThereIsNot() {
        var view = new NewView(new UUID(9, 9), "Nowhere", true, ViewState.USUAL);
        View own = views.create(LOCAL, new NewView(null, "Mine", false, ViewState.USUAL));

        assertThatThrownBy(() -> views.create(LOCAL, view))
                .isInstanceOfSatisfying(
                        InvalidTable.class,
                        refused -> assertThat(refused.violations().getFirst().field())
                                .isEqualTo("project"));
        assertThatThrownBy(() -> views.change(own.id(), LOCAL, view)).isInstanceOf(InvalidTable.class);
        assertThat(views.list(LOCAL, Visible.EVERYTHING)).containsExactly(own);
    }

    @Test
    void letsTheOwnerAloneChangeIt() {
        View view = views.create(LOCAL, new NewView(null, "Ours", true, ViewState.USUAL));
        var state = new ViewState("p50 < 5", List.of(new ViewState.ViewColumn("p50", 90, true)), List.of(), List.of());
        var changed = new NewView(null, "Ours, too", true, state);

        assertThat(views.change(view.id(), other, changed)).isEmpty();
        assertThat(views.remove(view.id(), other)).isFalse();
        assertThat(views.change(view.id(), LOCAL, changed).orElseThrow().state())
                .isEqualTo(state);
        assertThat(views.list(LOCAL, NOTHING)).extracting(View::name).containsExactly("Ours, too");
        assertThat(views.remove(view.id(), LOCAL)).isTrue();
        assertThat(views.find(view.id(), LOCAL, NOTHING)).isEmpty();
    }
}
