// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.cuts;

import care.lares.journal.log.GuardedStorage;
import care.lares.journal.log.Storage;
import care.lares.journal.log.StoredFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Storage of which parts cannot be read, until they can. */
public final class BadSectors extends GuardedStorage {
    private final Map<Path, Range> bad = new ConcurrentHashMap<>();

    private final AtomicLong reads = new AtomicLong();

    private record Range(long from, long to) {}

    /** Of this storage, none yet. */
    public BadSectors(Storage storage) {
        super(storage);
    }

    /** From now on no byte of this range of a file can be read. */
    public void in(Path file, long from, long to) {
        bad.put(file, new Range(from, to));
    }

    /** Nothing of a file can be read. */
    public void in(Path file) {
        in(file, 0, Long.MAX_VALUE);
    }

    /** All can be read again. */
    public void heal() {
        bad.clear();
    }

    /** How many were tried so far. */
    public long reads() {
        return reads.get();
    }

    @Override
    protected void before(Call call) {
        // Only reads fail, and only there.
    }

    @Override
    protected int read(Path path, StoredFile file, ByteBuffer into, long position) throws IOException {
        reads.incrementAndGet();
        Range range = bad.get(path);
        if (range != null && position < range.to && position + into.remaining() > range.from) {
            throw new IOException("Input/output error");
        }
        return super.read(path, file, into, position);
    }
}
