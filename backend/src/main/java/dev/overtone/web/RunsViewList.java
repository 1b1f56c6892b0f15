package dev.overtone.web;

import dev.overtone.accounts.Caller;
import dev.overtone.table.View;
import dev.overtone.table.Views;
import dev.overtone.tracking.Visible;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The views that the caller may see, told for the page. */
@Component
class RunsViewList {

    private final Views views;
    private final RunsViewStates states;
    private final Caller caller;

    RunsViewList(Views views, RunsViewStates states, Caller caller) {
        this.views = views;
        this.states = states;
        this.caller = caller;
    }

    /** @param server where it is reached, without a slash at its end */
    RunsViews of(RunsAddress address, String server) {
        List<View> all = views.list(caller.person(), new Visible(caller.visibleProjects()));
        Predicate<View> mine = view -> view.owner().equals(caller.person());
        return new RunsViews(
                all.stream()
                        .filter(view -> view.id().toString().equals(address.view()))
                        .findFirst()
                        .map(view -> open(view, address, server))
                        .orElse(null),
                Stream.of(group("Yours", all, mine), group("Shared by others", all, mine.negate()))
                        .filter(group -> !group.views().isEmpty())
                        .toList());
    }

    Optional<View> find(String id) {
        return WrittenId.read(id)
                .flatMap(known -> views.find(known, caller.person(), new Visible(caller.visibleProjects())));
    }

    String address(View view) {
        return states.address(view.state(), view.id().toString()).text();
    }

    private RunsViews.Open open(View view, RunsAddress address, String server) {
        return new RunsViews.Open(
                view.id(),
                view.name(),
                view.owner().equals(caller.person()),
                view.shared(),
                view.project(),
                view.ownerName(),
                !states.state(address).equals(view.state()),
                address(view),
                server + "/v/" + view.id());
    }

    private RunsViews.Group group(String label, List<View> all, Predicate<View> which) {
        return new RunsViews.Group(
                label,
                all.stream()
                        .filter(which)
                        .map(view -> new RunsViews.Choice(view.id(), view.name(), address(view)))
                        .toList());
    }
}
