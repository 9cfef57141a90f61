// SPDX-License-Identifier: Apache-2.0
package care.lares.crypto;

import java.time.Instant;
import java.util.Map;

/** What a file of keys says of those that were destroyed; it takes no key to read that. */
public final class DestroyedKeys {
    /** The file's name. */
    public static final String FILE = "subjects.keys";

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
