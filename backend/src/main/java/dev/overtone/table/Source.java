package dev.overtone.table;

/**
 * Where a column's values come from.
 *
 * @param expression in SQL; asks the statement for the joins that it needs, and for its parameters
 * @param nullable whether a run may have none
 */
record Source(SqlType type, boolean nullable, Expression expression) {

    /** SQL over the tables that it has asked for. */
    @FunctionalInterface
    interface Expression {
        String in(Statement statement);
    }

    static Source of(SqlType type, String sql, Join... joins) {
        return new Source(type, false, statement -> {
            statement.join(joins);
            return sql;
        });
    }

    static Source nullable(SqlType type, String sql, Join... joins) {
        return new Source(type, true, statement -> {
            statement.join(joins);
            return sql;
        });
    }

    String in(Statement statement) {
        return expression.in(statement);
    }
}
