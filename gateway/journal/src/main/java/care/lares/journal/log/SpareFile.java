// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Space that is taken while there is some, so that it is there when another program has filled the disk: what gives way
 * must be said, and what stays be copied, before anything becomes free. For any thread.
 */
public final class SpareFile {
    private static final int CHUNK = 64 << 10;
    private static final Logger LOG = LoggerFactory.getLogger(SpareFile.class);

    private final Storage storage;
    private final Path path;
    private final long length;
    private boolean held;

    /**
     * A spare that is not held yet.
     *
     * @param path where it is
     * @param length of it, bytes
     */
    public SpareFile(Storage storage, Path path, long length) {
        this.storage = storage;
        this.path = path;
        this.length = length;
    }

    /** Length of it while it is held, bytes. */
    public synchronized long held() {
        return held ? length : 0;
    }

    /** Takes the space, unless it is held already. */
    public synchronized void hold() throws IOException {
        if (held) {
            return;
        }
        if (storage.size(path).orElse(0) == length) {
            held = true;
            return;
        }
        storage.delete(path);
        try (StoredFile file = storage.create(path)) {
            // Not zeros: a file system that knows holes or compresses would give them for nothing.
            byte[] filling = new byte[CHUNK];
            for (int i = 0; i < CHUNK; i++) {
                filling[i] = (byte) (i * i * 31 + i);
            }
            for (long at = 0; at < length; at += CHUNK) {
                file.write(ByteBuffer.wrap(filling, 0, (int) Math.min(CHUNK, length - at)), at);
            }
            file.force();
            held = true;
        } finally {
            if (!held) {
                storage.delete(path);
            }
        }
    }

    /** Gives the space back, to be used at once. */
    public synchronized void release() {
        try {
            storage.delete(path);
            if (held) {
                LOG.warn("spare space released bytes={}", length);
            }
            held = false;
        } catch (IOException e) {
            LOG.warn("spare space not released", e);
        }
    }
}
