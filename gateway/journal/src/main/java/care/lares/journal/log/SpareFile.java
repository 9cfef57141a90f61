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
    /** Of it while it is held, bytes; 0 while it is not. */
    private long held;

    /**
     * A spare that is not held yet.
     *
     * @param path where it is
     */
    public SpareFile(Storage storage, Path path) {
        this.storage = storage;
        this.path = path;
    }

    /** Length of it while it is held, bytes. */
    public synchronized long held() {
        return held;
    }

    /**
     * Takes the space, unless some is held already.
     *
     * @param length bytes
     */
    public synchronized void hold(long length) throws IOException {
        if (held > 0) {
            return;
        }
        if (storage.size(path).orElse(0) == length) {
            held = length;
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
            held = length;
        } finally {
            if (held == 0) {
                storage.delete(path);
            }
        }
    }

    /** Gives the space back, to be used at once; false when there was none. */
    public synchronized boolean release() {
        try {
            boolean some = storage.size(path).orElse(0) > 0;
            storage.delete(path);
            if (held > 0) {
                LOG.warn("spare space released bytes={}", held);
            }
            held = 0;
            return some;
        } catch (IOException e) {
            LOG.warn("spare space not released", e);
            return false;
        }
    }
}
