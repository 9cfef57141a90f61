// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

import care.lares.domain.Ticks;
import care.lares.sim.measure.Latencies;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What this machine's own fdatasync costs: the floor under every durable acknowledgement. */
final class DiskSync {
    /** About one reading in a batch of its own. */
    private static final int APPEND_BYTES = 200;

    private static final int WARM_UP = 200;
    private static final int APPENDS = 2_000;

    private DiskSync() {}

    /** Appends and forces, one by one, on the file system of this directory. */
    static Latencies measure(Path directory, Ticks ticks) throws IOException {
        Path file = Files.createTempFile(directory, "sync", ".tmp");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.allocateDirect(APPEND_BYTES);
            var latencies = new Latencies();
            for (int i = 0; i < WARM_UP + APPENDS; i++) {
                long start = ticks.nanos();
                channel.write(bytes.clear());
                channel.force(false);
                if (i >= WARM_UP) {
                    latencies.add(ticks.nanos() - start);
                }
            }
            return latencies;
        } finally {
            Files.delete(file);
        }
    }
}
