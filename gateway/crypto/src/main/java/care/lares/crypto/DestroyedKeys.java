// SPDX-License-Identifier: Apache-2.0
package care.lares.crypto;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What a file of keys says of those that were destroyed; it takes no key to read that. */
public final class DestroyedKeys {
    /** The file's name. */
    static final String FILE = "subjects.keys";

    /** The names of the file and of its copy, which is read where the file is damaged or gone. */
    public static final List<String> FILES = List.of(FILE, FILE + MirroredFiles.COPY);

    private DestroyedKeys() {}

    /**
     * Numbers of the keys that were destroyed, and when.
     *
     * @param stored the file's bytes
     * @throws DamagedKeysException when it is none
     */
    public static Map<Integer, Instant> in(byte[] stored) throws DamagedKeysException {
        try {
            return SubjectKeysFile.destroyedIn(stored);
        } catch (ForgedException e) {
            throw new DamagedKeysException(FILE + ": " + e.getMessage(), e);
        }
    }
}
