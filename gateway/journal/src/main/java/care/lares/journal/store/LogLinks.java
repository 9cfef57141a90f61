// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.Entry;
import care.lares.journal.Entry.OriginLinked;
import care.lares.journal.log.Frame;
import care.lares.journal.seal.UnreadableEntryException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the newest log commits to of those before it: its first leaf holds size and root of the one before, whose first leaf
 * does the same.
 *
 * @param source the segments, for this caller alone
 * @param newest ordinal of the newest log
 */
record LogLinks(IndexSource source, int newest) {
    private static final Logger LOG = LoggerFactory.getLogger(LogLinks.class);

    /** Whether an entry of an older log is among what the newest commits to. */
    boolean commit(String origin, long seq) {
        try {
            Map<Integer, String> names = source.origins();
            for (int ordinal = newest; ordinal > 1; ordinal--) {
                Optional<OriginLinked> link = link(ordinal);
                if (link.isEmpty() || !link.get().oldOrigin().equals(names.get(ordinal - 1))) {
                    return false;
                }
                if (link.get().oldOrigin().equals(origin)) {
                    return link.get().size() > seq;
                }
            }
            return false;
        } catch (IOException | UnreadableEntryException e) {
            LOG.warn("link between logs cannot be read", e);
            return false;
        }
    }

    private Optional<OriginLinked> link(int ordinal) throws IOException, UnreadableEntryException {
        try (LogTail tail = source.tail(ordinal, 0)) {
            Optional<Frame.Leaf> first = tail.peek(new Extent(newest, Long.MAX_VALUE));
            if (first.isEmpty() || tail.origin() != ordinal || first.get().seq() != 0) {
                return Optional.empty();
            }
            Entry entry = source.opener().entry(first.get());
            return entry instanceof OriginLinked link ? Optional.of(link) : Optional.empty();
        }
    }
}
