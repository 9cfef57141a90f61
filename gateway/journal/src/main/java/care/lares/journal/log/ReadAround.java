// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.log;

import care.lares.journal.StorageFault;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Another storage, for whoever must begin although a few spots of its segments cannot be read: there it shows zeros, which
 * are no batch, and {@link #isUnread tells} of which files, so that nobody takes for a torn write what may be whole. A
 * medium of which more than that cannot be read fails as ever, and so does every other file. For one thread.
 */
public final class ReadAround extends GuardedStorage {
    /** What is read or not as a whole, bytes: a page of memory. */
    private static final long BLOCK = 4096;
    /** Of one file at most such a part may be unread: what fails more is no spot. */
    private static final long MOST_PART = 2;

    private static final Logger LOG = LoggerFactory.getLogger(ReadAround.class);

    private final Map<Path, Set<Long>> unread = new HashMap<>();

    /** In front of this storage. */
    public ReadAround(Storage storage) {
        super(storage);
    }

    @Override
    protected void before(Call call) {
        // Only reads differ.
    }

    @Override
    public boolean isUnread(Path file) {
        return unread.containsKey(file);
    }

    @Override
    protected int read(Path path, StoredFile file, ByteBuffer into, long position) throws IOException {
        int begin = into.position();
        if (!isUnread(path)) {
            try {
                return super.read(path, file, into, position);
            } catch (IOException e) {
                if (!OriginFiles.isSegment(path)) {
                    throw e;
                }
                StorageFault.requireBadSpot(e);
                into.position(begin);
            }
        }
        int length = (int) Math.min(into.remaining(), Math.max(0, file.size() - position));
        for (int done = 0; done < length; ) {
            long at = position + done;
            int step = (int) Math.min(BLOCK - at % BLOCK, length - done);
            readBlock(path, file, into.slice(begin + done, step), at);
            done += step;
        }
        into.position(begin + length);
        return length;
    }

    /** What was not read once is not tried again: a card takes seconds to say so. */
    private void readBlock(Path path, StoredFile file, ByteBuffer into, long position) throws IOException {
        long block = position / BLOCK;
        if (!unread.getOrDefault(path, Set.of()).contains(block)) {
            try {
                super.read(path, file, into, position);
                return;
            } catch (IOException e) {
                StorageFault.requireBadSpot(e);
                Set<Long> blocks = unread.computeIfAbsent(path, first -> new HashSet<>());
                blocks.add(block);
                long all = (file.size() + BLOCK - 1) / BLOCK;
                if (all > 1 && blocks.size() * MOST_PART > all) {
                    throw e;
                }
                LOG.warn("not read, passed over file={} byte={}", path.getFileName(), block * BLOCK, e);
            }
        }
        while (into.hasRemaining()) {
            into.put((byte) 0);
        }
    }
}
