// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The segments that a card would not read to somebody who reads all of the log: after some failures they are passed over,
 * since what follows them can be read. For any thread.
 */
final class UnreadSegments {
    /** Failures after which a card is not hoped to read what it did not before. */
    private static final int HOPELESS = 3;

    private final Map<Path, Integer> failures = new ConcurrentHashMap<>();

    /** It was not read once more; whether it is to be passed over. */
    boolean failed(Path segment) {
        return failures.merge(segment, 1, Integer::sum) >= HOPELESS;
    }
}
