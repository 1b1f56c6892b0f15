package dev.overtone.accounts;

import jakarta.servlet.http.HttpServletRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Who did what, and when. Lines are only ever added; one that belongs to a change is written with it or not at all. */
@Service
public class Audit {

    private static final String LINE = Audit.class.getName() + ".line";
    private static final int LONGEST_ACTION = 50;
    private static final int LONGEST_SUBJECT = 300;
    private static final int LONGEST_PERSON = 100;
    private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Caller caller;
    private final JsonMapper json;
    private final Clock clock;

    Audit(JdbcClient jdbc, Caller caller, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.caller = caller;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Of whoever asks.
     *
     * @param action what was done, {@code run.trashed}
     * @param subject to what, as people know it
     */
    public void record(String action, String subject, Map<String, String> details) {
        if (caller.isKnown()) {
            recordFor(caller.person(), caller.name(), action, subject, details);
        } else {
            recordFor(null, "nobody", action, subject, details);
        }
    }

    /** Of somebody who has not logged in yet. */
    void recordFor(@Nullable UUID person, String name, String action, String subject, Map<String, String> details) {
        jdbc.sql("""
                        insert into audit (at, person_id, person, action, subject, details, address)
                        values (:at, :id, :person, :action, :subject, cast(:details as json), :address)""")
                .param("at", PersonRows.at(clock.instant()))
                .param("id", person, java.sql.Types.OTHER)
                .param("person", shortened(name, LONGEST_PERSON))
                .param("action", shortened(action, LONGEST_ACTION))
                .param("subject", shortened(subject, LONGEST_SUBJECT))
                .param("details", json.writeValueAsString(new java.util.TreeMap<>(details)))
                .param("address", address())
                .update();
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes) {
            attributes.getRequest().setAttribute(LINE, true);
        }
    }

    /** The newest first. */
    public List<AuditEntry> list(AuditQuery query) {
        var sql = new StringBuilder("select * from audit where true");
        if (query.person() != null) {
            sql.append(" and person = :person");
        }
        if (query.action() != null) {
            sql.append(" and action = :action");
        }
        if (query.before() != null) {
            sql.append(" and id < :before");
        }
        var statement = jdbc.sql(sql + " order by id desc limit :most").param("most", query.most());
        if (query.person() != null) {
            statement = statement.param("person", query.person());
        }
        if (query.action() != null) {
            statement = statement.param("action", query.action());
        }
        if (query.before() != null) {
            statement = statement.param("before", query.before());
        }
        return statement.query((row, _) -> entry(row)).list();
    }

    /** Everything that was ever done, by name. */
    public List<String> actions() {
        return jdbc.sql("select distinct action from audit order by action")
                .query((row, _) -> row.getString("action"))
                .list();
    }

    private AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getObject("id", UUID.class),
                PersonRows.instant(row, "at").orElseThrow(),
                row.getObject("person_id", UUID.class),
                row.getString("person"),
                row.getString("action"),
                row.getString("subject"),
                json.readValue(row.getString("details"), DETAILS),
                row.getString("address"));
    }

    /** Whether this request is told of already. */
    static boolean hasLine(HttpServletRequest request) {
        return request.getAttribute(LINE) != null;
    }

    private static String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? String.valueOf(attributes.getRequest().getRemoteAddr())
                : "";
    }

    /** Names that were typed in a login may be anything. */
    private static String shortened(String text, int longest) {
        String printable = text.replaceAll("[\\p{Cc}\\p{Cs}]", "?");
        return printable.length() <= longest ? printable : printable.substring(0, longest - 1) + "…";
    }
}
