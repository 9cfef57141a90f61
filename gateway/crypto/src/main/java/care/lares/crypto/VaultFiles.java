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
}
