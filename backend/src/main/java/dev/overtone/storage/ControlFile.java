package dev.overtone.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** PostgreSQL's own note of how its last server ended, {@code global/pg_control}. */
final class ControlFile {

    /** Behind a system identifier of eight bytes and two versions of four. */
    private static final int STATE_AT = 16;

    private static final int DB_SHUTDOWNED = 1;

    private ControlFile() {}

    /** Whether the server stopped in order, with nothing to recover. */
    static boolean saysShutDown(Path cluster) throws IOException {
        try (var file = FileChannel.open(cluster.resolve("global/pg_control"))) {
            var state = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.nativeOrder());
            return file.read(state, STATE_AT) == Integer.BYTES && state.getInt(0) == DB_SHUTDOWNED;
        }
    }
}
