// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import java.io.IOException;
import java.util.Set;

/** Where the log can be read. Any thread may ask. */
@FunctionalInterface
public interface LogSource {
    /**
     * Begins to read.
     *
     * @param place where; of a log that is not there any more, the oldest one that is
     * @param classes entries of other classes are passed over without being decrypted
     */
    LogFollower follow(LogFollower.Place place, Set<EntryClass> classes) throws IOException;
}
