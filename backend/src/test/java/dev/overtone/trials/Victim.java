package dev.overtone.trials;

import dev.overtone.HomeDatabase;
import dev.overtone.RunningServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is ended in a round. */
enum Victim {
    WORKER(Part.WORKER),
    BENCH(Part.BENCH),
    SERVER(Part.SERVER),
    SERVER_AND_WORKER(Part.SERVER, Part.WORKER),
    POSTGRESQL(Part.POSTGRESQL),
    ALL_THREE(Part.SERVER, Part.WORKER, Part.POSTGRESQL),
    /** By SIGTERM; all others by SIGKILL. */
    SERVER_IN_ORDER(Part.SERVER);

    private enum Part {
        WORKER,
        BENCH,
        SERVER,
        POSTGRESQL
    }

    @SuppressWarnings("ImmutableEnumChecker") // What Set.of makes is immutable.
    private final Set<Part> parts;

    Victim(Part... parts) {
        this.parts = Set.of(parts);
    }

    /** Whether somebody has to start the server again. */
    boolean endsTheServer() {
        return parts.contains(Part.SERVER);
    }

    boolean isKilled() {
        return this != SERVER_IN_ORDER;
    }

    /** Its processes that live now; looked up before the moment comes, because a look takes longer than some moments. */
    List<ProcessHandle> processes(RunningServer server, HomeDatabase database) throws IOException {
        List<Optional<ProcessHandle>> found = new ArrayList<>();
        for (Part part : parts) {
            found.add(
                    switch (part) {
                        case WORKER -> server.workerNow();
                        case BENCH -> server.benchNow();
                        case SERVER -> Optional.of(server.process().toHandle());
                        case POSTGRESQL -> database.postmaster();
                    });
        }
        return found.stream().flatMap(Optional::stream).toList();
    }

    void end(List<ProcessHandle> processes) {
        for (ProcessHandle process : processes) {
            if (isKilled()) {
                process.destroyForcibly();
            } else {
                process.destroy();
            }
        }
    }

    /** The moments at which there is something of it to end. */
    Stream<Moment> moments() {
        return Stream.of(Moment.values())
                .filter(moment -> this != BENCH || (moment != Moment.QUEUED && moment != Moment.WRITING));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
