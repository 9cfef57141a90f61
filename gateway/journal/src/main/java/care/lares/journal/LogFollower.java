// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Reads the log from a place on, and follows it while it grows: only what would survive a power cut. Damaged entries, and
 * those whose key is gone, are passed over. For one thread.
 */
public interface LogFollower extends Closeable {
    /**
     * An entry and where it stands.
     *
     * @param origin the log
     * @param seq its sequence number there
     * @param entry what it says
     */
    record Logged(String origin, long seq, Entry entry) {}

    /**
     * A place in the logs of this box.
     *
     * @param origin the log
     * @param seq the sequence number that is read next
     */
    record Place(String origin, long seq) {}

    /**
     * The next entry, without going on behind it.
     *
     * @return empty when there is none yet
     */
    Optional<Logged> peek() throws IOException;

    /** Goes on behind the entry that {@link #peek} answered. */
    void take();

    /** Everything before this has been taken or passed over. */
    Place place();

    /**
     * Entries that were passed over since this was last asked, because the card does not read them.
     *
     * @param origin the log
     * @param from the first that may be missing
     * @param to one past the last; the largest number when nobody knows how many there were
     */
    record Unread(String origin, long from, long to) {}

    /** What was passed over since this was last asked, because time and again the card did not read it. */
    default List<Unread> unread() {
        return List.of();
    }
}
