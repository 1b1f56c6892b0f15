package dev.overtone.table;

/**
 * What stands behind {@code key=} or {@code key:} in the first tag that has it; {@code true} for the tag that is just the
 * key. A path rather than a query over the tags, because PostgreSQL lets only one process work on a query for each row.
 */
final class TagValues {

    /** The text of all tags is searched once for a run, and most have no such tag. */
    private static final String FIRST = """
            left join lateral (
                select jsonb_path_query_first(
                           to_jsonb(run.tags),
                           '$[*] ? (@ == $key || @ starts with $named || @ starts with $told)',
                           jsonb_build_object('key', cast(%1$s as text), 'named', cast(%1$s as text) || '=',
                                              'told', cast(%1$s as text) || chr(58))) #>> '{}' as tag) as %2$s_said on true
            left join lateral (
                select case when strpos(array_to_string(run.tags, chr(10)), cast(%1$s as text)) > 0
                            then case %2$s_said.tag when cast(%1$s as text) then 'true'
                                      else substr(%2$s_said.tag, length(cast(%1$s as text)) + 2) end
                       end as value) as %2$s on true""";

    private TagValues() {}

    static String value(Statement statement, String key) {
        return statement.join(Columns.TAGS + key, alias -> FIRST.formatted(statement.value(key), alias)) + ".value";
    }
}
