package dev.overtone.web;

import dev.overtone.filter.Kind;
import dev.overtone.table.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The head of a column.
 *
 * @param sort the address of the table ordered by this column alone
 * @param also the same, ordered by this one after those that it is ordered by already, or null
 * @param direction {@code ascending}, {@code descending} or {@code none}
 * @param place among what the table is ordered by, the first is 1; 0 where it is not
 * @param last whether it is the last that stays when the others move sideways
 */
record RunsHead(RunsColumn column, String sort, @Nullable String also, String direction, int place, boolean last) {

    static RunsHead of(RunsColumn column, RunsAddress address, List<Sort> order, boolean last) {
        int at = IntStream.range(0, order.size())
                .filter(i -> order.get(i).column().equals(column.name()))
                .findFirst()
                .orElse(-1);
        boolean sorted = at >= 0;
        boolean descending = sorted && order.get(at).descending();
        boolean first = column.column().kind() == Kind.TIME;
        var alone = new Sort(column.name(), sorted ? !descending : first);
        return new RunsHead(
                column,
                address.withSort(List.of(alone)).text(),
                address.sort().isEmpty() ? null : also(column, address, first),
                !sorted ? "none" : descending ? "descending" : "ascending",
                at + 1,
                last);
    }

    /** Added, then turned around, then taken out again. */
    private static String also(RunsColumn column, RunsAddress address, boolean first) {
        var order = new ArrayList<>(address.sort());
        int at = order.indexOf(new Sort(column.name(), first));
        if (at >= 0) {
            order.set(at, new Sort(column.name(), !first));
        } else if (!order.remove(new Sort(column.name(), !first))) {
            order.add(new Sort(column.name(), first));
        }
        return address.withSort(order).text();
    }

    public String id() {
        return column.id();
    }

    public String label() {
        return column.label();
    }

    public String meaning() {
        String unit = column.column().unit();
        String meaning = column.column().description();
        return unit.isEmpty() ? meaning : meaning + (meaning.isEmpty() ? "In " : ", in ") + unit;
    }

    public boolean sortable() {
        return column.column().sortable();
    }

    public boolean groupable() {
        return column.column().groupable();
    }

    public @Nullable Integer width() {
        return column.width();
    }

    public String style() {
        return column.headStyle();
    }

    public String css() {
        return column.css();
    }
}
