package dev.overtone.web;

import dev.overtone.table.Column;
import dev.overtone.table.RunTable;
import dev.overtone.table.ViewState;
import dev.overtone.table.ViewState.ViewColumn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an address says, as a view keeps it, and the other way round. */
@Component
class RunsViewStates {

    private static final RunsAddress USUAL = RunsAddress.ofQuery(null);

    private final RunTable table;

    RunsViewStates(RunTable table) {
        this.table = table;
    }

    /** Columns are named one by one only where somebody chose, widened or kept some. */
    ViewState state(RunsAddress address) {
        boolean usual = address.columns().isEmpty() && address.widths().isEmpty() && address.left() == USUAL.left();
        List<Column> shown = table.columns(address.columns());
        List<ViewColumn> columns = usual
                ? List.of()
                : IntStream.range(0, shown.size())
                        .mapToObj(i -> new ViewColumn(
                                shown.get(i).name(),
                                address.widths().get(shown.get(i).name()),
                                i < address.left()))
                        .toList();
        return new ViewState(
                address.filter() == null ? "" : address.filter(), columns, address.sort(), address.group());
    }

    RunsAddress address(ViewState state, @Nullable String view) {
        Map<String, Integer> widths = new LinkedHashMap<>();
        for (ViewColumn column : state.columns()) {
            Integer width = column.width();
            if (width != null) {
                widths.put(column.name(), width);
            }
        }
        int left = (int) state.columns().stream().takeWhile(ViewColumn::pinned).count();
        return new RunsAddress(
                state.filter().isBlank() ? null : state.filter(),
                state.columns().stream().map(ViewColumn::name).toList(),
                state.sorts(),
                state.groupBy(),
                widths,
                state.columns().isEmpty() ? USUAL.left() : left,
                null,
                view,
                null);
    }
}
