// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import java.util.LinkedHashMap;
import java.util.Map;

/** Keys that have been read, each of which remembers what it has verified. For one thread. */
public final class KnownKeys {
    /** Most keys kept: a house has one log, seldom a second. */
    private static final int MAX_KEYS = 16;

    private final Map<String, LogKey> keys = new LinkedHashMap<>();

    /**
     * The key of this text.
     *
     * @throws RefusedException when it is none
     */
    public LogKey of(String text) throws RefusedException {
        LogKey known = keys.get(text);
        if (known != null) {
            return known;
        }
        LogKey read = LogKey.parse(text);
        if (keys.size() >= MAX_KEYS) {
            keys.clear();
        }
        keys.put(text, read);
        return read;
    }
}
