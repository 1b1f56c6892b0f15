package dev.overtone.profiling;

import dev.overtone.tracking.Failure;
import dev.overtone.tracking.UnknownNetwork;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Signals in the database, as the server sees them. */
@Service
@Transactional
class KeptSignals implements Signals {

    private static final String SELECT = """
            select r.*,
                   array(select signal from network_signal s
                         where s.fingerprint = r.fingerprint and s.seed = r.seed and value is not null
                         order by signal) as signals,
                   array(select value from network_signal s
                         where s.fingerprint = r.fingerprint and s.seed = r.seed and value is not null
                         order by signal) as signal_values
            from signal_request r
            """;

    private final JdbcClient jdbc;

    KeptSignals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void ask(Collection<String> fingerprints, int seed) {
        Set<String> asked = new HashSet<>(fingerprints);
        int known = jdbc.sql("select count(*) from network where fingerprint = any(:fingerprints)")
                .param("fingerprints", asked.toArray(String[]::new))
                .query(Integer.class)
                .single();
        if (known < asked.size()) {
            throw new UnknownNetwork();
        }
        jdbc.sql("""
                        insert into signal_request (fingerprint, seed, state, asked_at)
                        select fingerprint, :seed, 'QUEUED', now() from unnest(:fingerprints) as fingerprint
                        on conflict (fingerprint, seed) do update
                        set state = 'QUEUED', asked_at = now(), attempt = 0, device_id = null, fence = null,
                            started_at = null, finished_at = null, failure_code = null, failure_message = null
                        where signal_request.state = 'FAILED'""")
                .param("seed", seed)
                .param("fingerprints", asked.toArray(String[]::new))
                .update();
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, NetworkSignals> find(Collection<String> fingerprints, int seed) {
        return jdbc
                .sql(SELECT + "where r.fingerprint = any(:fingerprints) and r.seed = :seed")
                .param("fingerprints", fingerprints.toArray(String[]::new))
                .param("seed", seed)
                .query((row, _) -> signals(row))
                .list()
                .stream()
                .collect(Collectors.toMap(NetworkSignals::fingerprint, Function.identity()));
    }

    @Override
    @Transactional(readOnly = true)
    public List<NetworkSignals> all(String fingerprint) {
        return jdbc.sql(SELECT + "where r.fingerprint = :fingerprint order by r.seed")
                .param("fingerprint", fingerprint)
                .query((row, _) -> signals(row))
                .list();
    }

    private static NetworkSignals signals(ResultSet row) throws SQLException {
        var values = new EnumMap<Signal, Double>(Signal.class);
        String[] names = (String[]) row.getArray("signals").getArray();
        Double[] found = (Double[]) row.getArray("signal_values").getArray();
        for (int i = 0; i < names.length; i++) {
            values.put(Signal.find(names[i]).orElseThrow(), found[i]);
        }
        return new NetworkSignals(
                Objects.requireNonNull(row.getString("fingerprint")),
                row.getInt("seed"),
                NetworkSignals.State.valueOf(row.getString("state")),
                row.getTimestamp("asked_at").toInstant(),
                Devices.instant(row, "finished_at"),
                values,
                failure(row));
    }

    private static @Nullable Failure failure(ResultSet row) throws SQLException {
        String code = row.getString("failure_code");
        return code == null ? null : new Failure(code, Stages.MEASURING, row.getString("failure_message"));
    }
}
