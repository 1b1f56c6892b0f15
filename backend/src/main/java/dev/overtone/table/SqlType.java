package dev.overtone.table;

import dev.overtone.tracking.PageToken.KeyType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL calls a column's type, and how a value of it is read. */
enum SqlType {
    TEXT("text", KeyType.TEXT) {
        @Override
        @Nullable
        Object read(ResultSet row, int column) throws SQLException {
            return row.getString(column);
        }
    },
    UUID("uuid", KeyType.TEXT) {
        @Override
        @Nullable
        Object read(ResultSet row, int column) throws SQLException {
            return row.getString(column);
        }
    },
    WHOLE("bigint", KeyType.WHOLE) {
        @Override
        @Nullable
        Object read(ResultSet row, int column) throws SQLException {
            long value = row.getLong(column);
            return row.wasNull() ? null : value;
        }
    },
    DECIMAL("float8", KeyType.DECIMAL) {
        @Override
        @Nullable
        Object read(ResultSet row, int column) throws SQLException {
            double value = row.getDouble(column);
            return row.wasNull() ? null : value;
        }
    },
    TIME("timestamptz", KeyType.TIMESTAMP) {
        @Override
        @Nullable
        Object read(ResultSet row, int column) throws SQLException {
            OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
            return value == null ? null : value.toInstant();
        }
    },
    FLAG("boolean", KeyType.TEXT) {
        @Override
        @Nullable
        Object read(ResultSet row, int column) throws SQLException {
            boolean value = row.getBoolean(column);
            return row.wasNull() ? null : value;
        }
    },
    TEXTS("text[]", KeyType.TEXT) {
        @Override
        Object read(ResultSet row, int column) throws SQLException {
            var array = row.getArray(column);
            return array == null ? List.of() : List.copyOf(Arrays.asList((String[]) array.getArray()));
        }
    };

    private final String sql;
    private final KeyType key;

    SqlType(String sql, KeyType key) {
        this.sql = sql;
        this.key = key;
    }

    String sql() {
        return sql;
    }

    /** How a key of this type is written in a page token. */
    KeyType key() {
        return key;
    }

    abstract @Nullable Object read(ResultSet row, int column) throws SQLException;
}
