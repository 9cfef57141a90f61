// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.Entry;
import care.lares.journal.GaveWay;
import care.lares.journal.log.Frame;
import care.lares.journal.log.OriginFiles;
import care.lares.journal.seal.UnreadableEntryException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds what was written down when entries of one log were given up: in the log that was written then, which is that one
 * or one after it.
 *
 * @param beginning of the log that is written now
 * @param leaves of the log that has the gaps
 */
record Statements(LogBeginning beginning, LeafReader leaves) {
    private static final Logger LOG = LoggerFactory.getLogger(Statements.class);

    /** What was said of an entry that is gone; empty when it is there, or was lost in another way. */
    Optional<GaveWay> of(long seq) throws IOException {
        Optional<Frame.Hole> hole = leaves.hole(seq);
        if (hole.isEmpty()) {
            return Optional.empty();
        }
        for (LeafReader written : writtenSince()) {
            Optional<GaveWay> said = written.leaf(hole.get().statedAt()).flatMap(leaf -> said(leaf, hole.get()));
            if (said.isPresent()) {
                return said;
            }
        }
        LOG.warn("nothing says why an entry is gone seq={}", seq);
        return Optional.empty();
    }

    private List<LeafReader> writtenSince() throws IOException {
        List<LeafReader> since = new ArrayList<>(List.of(leaves));
        for (OriginFiles origin : OriginFiles.all(beginning.storage(), beginning.logDirectory())) {
            if (origin.ordinal() > leaves.origin().ordinal()) {
                since.add(beginning.leaves(origin));
            }
        }
        return since;
    }

    /**
     * A number alone says little: another log has another entry there. A hole that grew names the newest of its
     * statements, which need not be about all of it.
     */
    private Optional<GaveWay> said(Frame.Leaf leaf, Frame.Hole hole) {
        try {
            Entry entry = new EntryOpener(beginning.vault()).entry(leaf);
            return Optional.of(entry)
                    .filter(GaveWay.class::isInstance)
                    .map(GaveWay.class::cast)
                    .filter(said -> said.origin().equals(leaves.origin().name()))
                    .filter(said -> said.first() < hole.nextSeq() && hole.firstSeq() <= said.last());
        } catch (UnreadableEntryException e) {
            LOG.warn("entry unreadable seq={}", leaf.seq(), e);
            return Optional.empty();
        }
    }
}
