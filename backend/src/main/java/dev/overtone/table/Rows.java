package dev.overtone.table;

import dev.overtone.filter.Condition;
import dev.overtone.filter.Filters;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Which runs a query is about, as SQL, and whether its filter speaks of what is archived. */
record Rows(TableQuery query, Optional<Condition> filter, Instant now) {

    /** @throws dev.overtone.filter.FilterError if the filter cannot be read */
    static Rows of(TableQuery query, TableVocabulary vocabulary, Instant now) {
        return new Rows(query, Filters.parse(query.filter(), vocabulary.of(query.visible())), now);
    }

    /** The filter in its one form. */
    String written() {
        return filter.map(Filters::write).orElse("");
    }

    /** {@code from run}, what is beside it, and {@code where}; after everything else has asked for its joins. */
    String from(Statement statement, List<String> more) {
        var conditions = new ArrayList<String>();
        conditions.add("run.trashed_at is null");
        if (filter.isEmpty() || !speaksOfArchived(filter.get())) {
            conditions.add("run.archived_at is null");
        }
        if (query.visible().projects() != null) {
            UUID[] projects = query.visible().projects().toArray(UUID[]::new);
            conditions.add("run.project_id = any(" + statement.value(projects) + ")");
        }
        filter.ifPresent(condition -> conditions.add(new Where(statement, now).of(condition)));
        conditions.addAll(more);
        return " from run" + statement.joins() + " where " + String.join(" and ", conditions);
    }

    private static boolean speaksOfArchived(Condition condition) {
        return switch (condition) {
            case Condition.And and -> and.parts().stream().anyMatch(Rows::speaksOfArchived);
            case Condition.Or or -> or.parts().stream().anyMatch(Rows::speaksOfArchived);
            case Condition.Not not -> speaksOfArchived(not.condition());
            case Condition.Compare compare -> isArchived(compare.field().name());
            case Condition.Like like -> isArchived(like.field().name());
            case Condition.In in -> isArchived(in.field().name());
            case Condition.Between between -> isArchived(between.field().name());
            case Condition.IsNull isNull -> isArchived(isNull.field().name());
        };
    }

    private static boolean isArchived(String column) {
        return column.equals("archived");
    }
}
