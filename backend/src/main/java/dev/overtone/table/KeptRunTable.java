package dev.overtone.table;

import dev.overtone.filter.Completion;
import dev.overtone.filter.Filters;
import dev.overtone.tracking.Visible;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The table over the database's runs. */
@Service
@Transactional(readOnly = true)
class KeptRunTable implements RunTable {

    private static final int FETCHED = 500;

    private final JdbcClient jdbc;
    private final TableVocabulary vocabulary;
    private final Clock clock;

    KeptRunTable(JdbcClient jdbc, TableVocabulary vocabulary, Clock clock) {
        this.jdbc = jdbc;
        this.vocabulary = vocabulary;
        this.clock = clock;
    }

    @Override
    public Page page(TableQuery query) {
        checkSize(query);
        try {
            return new PageOfRuns(query, rows(query)).read(jdbc);
        } catch (DataIntegrityViolationException e) {
            // Only a token can bring a value that PostgreSQL cannot read.
            if (query.pageToken() != null) {
                throw InvalidTable.token(query.pageToken());
            }
            throw e;
        }
    }

    @Override
    public long count(TableQuery query) {
        var statement = new Statement(query.person());
        String from = rows(query).from(statement, List.of());
        return jdbc.sql("select count(*)" + from)
                .params(statement.values())
                .query(Long.class)
                .single();
    }

    @Override
    public Groups groups(TableQuery query, List<String> by) {
        checkSize(query);
        return grouping(by, query.columns()).page(rows(query), new Statement(query.person()), jdbc);
    }

    @Override
    public GroupColumns groupColumns(TableQuery query, List<String> by) {
        return grouping(by, query.columns()).columns();
    }

    @Override
    public void exportGroups(TableQuery query, List<String> by, Consumer<Group> groups) {
        grouping(by, query.columns()).export(rows(query), new Statement(query.person()), jdbc, groups);
    }

    @Override
    public List<UUID> ids(TableQuery query, int most) {
        Rows rows = rows(query);
        Ordering order = Ordering.of(query.sorts());
        var statement = new Statement(query.person());
        List<String> keys = order.expressions(statement);
        String from = rows.from(statement, List.of());
        return jdbc.sql("select run.id" + from + order.orderBy(keys, "run.id") + " limit " + most)
                .params(statement.values())
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    @Override
    public void export(TableQuery query, Consumer<Row> rows) {
        Rows wanted = rows(query);
        Ordering order = Ordering.of(query.sorts());
        List<Known> chosen = Columns.chosen(query.columns());
        var statement = new Statement(query.person());
        List<String> keys = order.expressions(statement);
        String values = chosen.stream()
                .map(known -> ", " + known.source().in(statement))
                .collect(Collectors.joining());
        String from = wanted.from(statement, List.of());
        List<Column> columns = chosen.stream().map(Known::column).toList();
        RowCallbackHandler each = row -> rows.accept(PageOfRuns.row(row, columns, chosen));
        jdbc.sql("select run.id" + values + from + order.orderBy(keys, "run.id"))
                .params(statement.values())
                .withFetchSize(FETCHED)
                .query(each);
    }

    @Override
    public List<Column> columns(List<String> names) {
        return Columns.chosen(names).stream().map(Known::column).toList();
    }

    @Override
    public List<Column> columns(Visible visible) {
        return vocabulary.known(visible);
    }

    @Override
    public Completion complete(String filter, int caret, Visible visible) {
        return Filters.complete(filter, caret, vocabulary.of(visible));
    }

    private static Grouping grouping(List<String> by, List<String> columns) {
        return Grouping.of(by, Columns.chosen(columns));
    }

    private static void checkSize(TableQuery query) {
        if (query.pageSize() < 1 || query.pageSize() > TableQuery.LARGEST_PAGE) {
            String allowed = "1 to " + TableQuery.LARGEST_PAGE;
            throw new InvalidTable(
                    "pageSize", Integer.toString(query.pageSize()), allowed, "pageSize must be " + allowed + ".");
        }
    }

    private Rows rows(TableQuery query) {
        return Rows.of(query, vocabulary, clock.instant());
    }
}
