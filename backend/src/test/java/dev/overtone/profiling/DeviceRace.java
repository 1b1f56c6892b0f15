package dev.overtone.profiling;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Processes that race for one device, turn after turn, and write into tables of the race what they hold: two marks at
 * once are two holders. Some are killed while they hold it.
 */
public final class DeviceRace {

    private static final Duration LONGEST = Duration.ofMinutes(20);

    private final String url;
    private final String user;
    private final String password;
    private final JdbcClient jdbc;

    public DeviceRace(JdbcConnectionDetails database) {
        this.url = database.getJdbcUrl();
        this.user = Objects.requireNonNull(database.getUsername());
        this.password = Objects.requireNonNull(database.getPassword());
        this.jdbc = JdbcClient.create(new DriverManagerDataSource(url, user, password));
    }

    /**
     * What the tables of the race say at its end.
     *
     * @param turns in which somebody held the device, each with a fence of its own
     * @param refused tries while another held it
     * @param winners processes that had a turn
     * @param overlaps turns that met another living holder
     */
    public record Result(int turns, int refused, int winners, int kills, int overlaps) {}

    public Result run(int contenders, int turns, int kills) throws IOException, InterruptedException {
        return run(contenders, turns, kills, true);
    }

    /** @param leased whether the contenders ask for the device at all; otherwise they overlap */
    Result run(int contenders, int turns, int kills, boolean leased) throws IOException, InterruptedException {
        jdbc.sql("""
                        drop schema if exists race cascade;
                        create schema race;
                        create table race.ready (pid bigint primary key);
                        create table race.mark (device text primary key, pid bigint not null);
                        create table race.turn (number serial primary key, fence bigint unique, pid bigint, refused int);
                        create table race.overlap (pid bigint, met bigint);
                        insert into device (id, kind, host, cores, profile_id, profile_name, profile_facts, seen_at)
                        values ('raced-for', 'cpu', 'here', 1, 'p', 'A device to race for', '{}', now())
                        on conflict do nothing""").update();
        List<Process> running = new ArrayList<>();
        try {
            for (int i = 0; i < contenders; i++) {
                running.add(contender(contenders, turns, leased));
            }
            int killed = 0;
            long begin = System.nanoTime();
            while (turnsSoFar() < turns) {
                if (killed < kills && turnsSoFar() > (killed + 1) * turns / (kills + 2)) {
                    Optional<Process> holder = holder(running);
                    if (holder.isPresent()) {
                        holder.get().destroyForcibly().waitFor();
                        running.remove(holder.get());
                        running.add(contender(contenders, turns, leased));
                        killed++;
                    }
                } else {
                    Thread.sleep(10);
                }
                if (running.stream().noneMatch(Process::isAlive) || System.nanoTime() - begin > LONGEST.toNanos()) {
                    break;
                }
            }
            for (Process process : running) {
                process.waitFor(1, TimeUnit.MINUTES);
            }
            return result(killed);
        } finally {
            running.forEach(Process::destroyForcibly);
        }
    }

    private Process contender(int contenders, int turns, boolean leased) throws IOException {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                LeaseContender.class.getName(),
                url,
                Integer.toString(contenders),
                Integer.toString(turns),
                Boolean.toString(leased));
        builder.environment().put(LeaseContender.USER, user);
        builder.environment().put(LeaseContender.PASSWORD, password);
        return builder.inheritIO().start();
    }

    /** The process that holds the device at this moment, most likely. */
    private Optional<Process> holder(List<Process> running) {
        return jdbc.sql("select pid from race.mark")
                .query(Long.class)
                .optional()
                .flatMap(pid ->
                        running.stream().filter(process -> process.pid() == pid).findFirst());
    }

    private int turnsSoFar() {
        return number("select count(*) from race.turn");
    }

    private Result result(int kills) {
        return new Result(
                turnsSoFar(),
                number("select coalesce(sum(refused), 0) from race.turn"),
                number("select count(distinct pid) from race.turn"),
                kills,
                number("select count(*) from race.overlap"));
    }

    private int number(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }
}
