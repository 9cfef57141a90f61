// SPDX-License-Identifier: Apache-2.0
package care.lares.crypto;

import java.io.IOException;
import java.util.Optional;

/** Where a {@link KeyVault} keeps its files, readable by their owner only. */
public interface VaultFiles {
    /** A file's content; empty when there is no such file. */
    Optional<byte[]> read(String name) throws IOException;

    /** Replaces a file as a whole; when this returns, the new content survives a power cut. */
    void replace(String name, byte[] content) throws IOException;

    /**
     * The same; what the file held is overwritten after that, as far as the medium lets anyone. Flash keeps old bytes
     * where no program reaches them.
     */
    default void replaceWiping(String name, byte[] content) throws IOException {
        replace(name, content);
    }

    /** Overwrites a file, as far as the medium lets anyone, and deletes it; nothing happens when there is none. */
    void wipe(String name) throws IOException;
}
