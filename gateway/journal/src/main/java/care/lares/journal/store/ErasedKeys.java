// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.crypto.DamagedKeysException;
import care.lares.crypto.KeyVault;
import care.lares.journal.EntryClass;
import care.lares.journal.KeyEntry.PersonErased;
import care.lares.journal.log.Batch;
import care.lares.journal.log.Frame;
import care.lares.journal.log.OriginFiles;
import care.lares.journal.log.Storage;
import care.lares.journal.seal.UnreadableEntryException;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keys that logs say are destroyed, and that are there again because somebody has kept them; and keys that logs use and that
 * are nowhere, since whoever kept these kept them before those were made.
 */
public final class ErasedKeys implements SegmentWalk.Visitor {
    private static final Logger LOG = LoggerFactory.getLogger(ErasedKeys.class);

    private final KeyVault vault;
    private final EntryOpener opener;
    private final Set<Integer> unknown = new TreeSet<>();

    private ErasedKeys(KeyVault vault) {
        this.vault = vault;
        this.opener = new EntryOpener(vault);
    }

    /**
     * Destroys those, and exchanges the box key if there were any; the numbers of the others are never given again.
     *
     * @param storage that has the logs, which are only read
     * @param origins the logs
     * @param vault is changed, and stored
     */
    public static void destroy(Storage storage, List<OriginFiles> origins, KeyVault vault)
            throws IOException, DamagedKeysException {
        vault.finish();
        ErasedKeys erased = new ErasedKeys(vault);
        for (OriginFiles origin : origins) {
            new SegmentWalk(storage, origin).walk(origin.segments(storage), erased);
        }
        vault.lose(erased.unknown);
        if (vault.isPending()) {
            vault.rotate();
        }
        vault.save();
    }

    @Override
    public void batch(Batch batch, List<Frame> frames) {
        for (Frame frame : frames) {
            if (frame instanceof Frame.SnapshotItem item) {
                meet(item.subject());
            } else if (frame instanceof Frame.Leaf leaf) {
                meet(leaf.subject());
                if (leaf.entryClass() == EntryClass.EVIDENCE.code()
                        && vault.subject(leaf.subject()).isPresent()) {
                    read(leaf);
                }
            }
        }
    }

    private void meet(int subject) {
        if (vault.isUnknown(subject)) {
            unknown.add(subject);
        }
    }

    private void read(Frame.Leaf leaf) {
        try {
            if (opener.entry(leaf) instanceof PersonErased erased) {
                vault.destroy(erased.keys(), erased.at());
            }
        } catch (UnreadableEntryException e) {
            LOG.warn("entry unreadable seq={} reason={}", leaf.seq(), e.getMessage());
        }
    }
}
