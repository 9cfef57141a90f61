// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.log;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** An open file of a {@link Storage}. */
public interface StoredFile extends Closeable {
    /** Writes all that remains in the buffer, from a position of the file on. */
    void write(ByteBuffer bytes, long position) throws IOException;

    /**
     * Reads from a position until the buffer is full or the file ends.
     *
     * @return how many bytes were read, 0 at the end
     */
    int read(ByteBuffer into, long position) throws IOException;

    /** Length in bytes. */
    long size() throws IOException;

    /** Cuts the file. */
    void truncate(long size) throws IOException;

    /** Makes what was written survive a power cut. */
    void force() throws IOException;
}
