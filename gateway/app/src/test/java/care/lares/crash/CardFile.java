// SPDX-License-Identifier: Apache-2.0
package care.lares.crash;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;

/** A file of a {@link CutCard}: what was written, and what of it was forced. Guarded by its card. */
final class CardFile {
    private static final int SECTOR = 512;

    private byte[] written = new byte[0];
    private byte[] safe = new byte[0];

    int size() {
        return written.length;
    }

    void write(ByteBuffer bytes, int position) {
        int end = position + bytes.remaining();
        if (end > written.length) {
            written = Arrays.copyOf(written, end);
        }
        bytes.get(written, position, bytes.remaining());
    }

    int read(ByteBuffer into, int position) {
        int length = Math.max(0, Math.min(into.remaining(), written.length - position));
        if (length > 0) {
            into.put(written, position, length);
        }
        return length;
    }

    void truncate(int size) {
        if (size < written.length) {
            written = Arrays.copyOf(written, size);
        }
    }

    void force() {
        safe = written.clone();
    }

    /** The process died: everything written is there. */
    CardFile afterKill() {
        CardFile left = new CardFile();
        left.written = written.clone();
        left.safe = written.clone();
        return left;
    }

    /** The power went: of the sectors that were not forced any, of the lengths any. */
    CardFile afterCut(Random random) {
        int least = Math.min(safe.length, written.length);
        int length = least + random.nextInt(Math.max(safe.length, written.length) - least + 1);
        byte[] left = Arrays.copyOf(safe, length);
        for (int from = 0; from < Math.min(length, written.length); from += SECTOR) {
            int to = Math.min(Math.min(from + SECTOR, length), written.length);
            if (random.nextBoolean()) {
                System.arraycopy(written, from, left, from, to - from);
            }
        }
        CardFile file = new CardFile();
        file.written = left;
        file.safe = left.clone();
        return file;
    }
}
