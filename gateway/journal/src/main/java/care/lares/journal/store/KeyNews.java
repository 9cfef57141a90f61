// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.crypto.Ed25519Key;
import care.lares.crypto.KeyVault;
import care.lares.crypto.LogKeyChange;
import care.lares.crypto.Ratchet;
import care.lares.crypto.SubjectKeys;
import care.lares.journal.Entry;
import care.lares.journal.Erasures;
import care.lares.journal.KeyEntry;
import care.lares.journal.KeyEntry.KeyRotated;
import care.lares.journal.KeyEntry.PersonErased;
import care.lares.journal.KeySort;
import care.lares.journal.Replay;
import care.lares.journal.Subject;
import care.lares.journal.seal.RatchetLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the past says of keys, and what a power cut left to be done about it. */
final class KeyNews {
    /** Who goes on with what was interrupted. */
    static final String BY = "start";

    /** The tombstone of somebody whose name went with the key. */
    private static final String NOBODY_KNOWS_WHOM = "0".repeat(32);

    /** What a ratchet follows that is the first. */
    static final String NO_RATCHET = "0".repeat(16);

    private static final Logger LOG = LoggerFactory.getLogger(KeyNews.class);

    private final Erasures erasures = new Erasures();
    private OptionalLong logKeyFrom = OptionalLong.empty();

    void learn(Entry entry) {
        if (entry instanceof KeyEntry key) {
            erasures.apply(key);
        }
    }

    void learn(long seq, Entry entry) {
        learn(entry);
        if (entry instanceof KeyRotated rotated && rotated.key() == KeySort.LOG) {
            logKeyFrom = OptionalLong.of(seq);
        }
    }

    /**
     * Signs with the key the log has changed to, where a power cut came before that was stored. True when a key is left
     * that the log was never told of: it is to be dropped.
     *
     * @param size of the log: from there on at the latest the new key signs
     */
    boolean concludeLogKey(KeyVault vault, String origin, long size) {
        Optional<Ed25519Key> coming = vault.logKeys().coming();
        boolean changed = erasures.rotated(KeySort.LOG)
                .filter(said -> vault.changeLogKey(origin, logKeyFrom.orElse(size - 1), said.oldId(), said.newId()))
                .isPresent();
        LOG.debug("log's key looked at coming={} changed={}", coming.isPresent(), changed);
        return coming.isPresent() && !changed;
    }

    /**
     * Begins the ratchet that the log says has begun, where a power cut came before that was stored. True when one is left
     * that the log was never told of: it is to be dropped.
     *
     * @param sealings how many the log has
     */
    boolean concludeRatchet(KeyVault vault, String origin, long sealings) {
        Optional<String> said = erasures.rotated(KeySort.RATCHET).map(KeyRotated::newId);
        boolean begun = said.isPresent() && vault.ratchets().begin(said.get(), origin, sealings + 1);
        LOG.debug("ratchet looked at begun={}", begun);
        return vault.ratchets().isPrepared();
    }

    /** Whether this log's newest checkpoint was sealed by the ratchet that the past says began last. */
    boolean sealedByRatchet(Past.Known log) {
        Optional<String> said = erasures.rotated(KeySort.RATCHET).map(KeyRotated::newId);
        return said.isPresent()
                && log.scanned()
                        .sealed()
                        .filter(newest ->
                                RatchetLine.isIn(newest.note(), log.origin().name(), said.get()))
                        .isPresent();
    }

    /** Forgets the keys of everyone who has a tombstone, where that was not done; the house forgets them, too. */
    void conclude(KeyVault vault, Replay house) {
        List<PersonErased> left = erasures.all().stream()
                .filter(erased -> erased.keys().stream()
                        .anyMatch(key -> vault.destroyedAt(key).isEmpty()))
                .toList();
        for (PersonErased erased : left) {
            List<String> names = erased.keys().stream()
                    .map(vault::subject)
                    .flatMap(Optional::stream)
                    .map(SubjectKeys::name)
                    .distinct()
                    .toList();
            vault.destroy(erased.keys(), erased.at());
            names.forEach(name -> house.erased(new Subject(name)));
        }
        if (vault.isPending()) {
            LOG.info("erasures gone on with count={}", left.size());
        }
    }

    /**
     * What happened to keys and is not in this log: the box key was exchanged just before a power cut, somebody was erased
     * after the log was copied that was put back, or a card has lost the entry that changed the log's key.
     */
    List<KeyEntry> unrecorded(KeyVault vault, String origin, Instant now) {
        Set<Integer> told = erasures.all().stream()
                .flatMap(erased -> erased.keys().stream())
                .collect(Collectors.toSet());
        List<KeyEntry> entries = new ArrayList<>();
        for (int key : new TreeSet<>(vault.destroyed())) {
            if (!told.contains(key)) {
                Instant at = vault.destroyedAt(key).orElse(now);
                entries.add(new PersonErased(at, NOBODY_KNOWS_WHOM, List.of(key), BY));
            }
        }
        Optional<String> recorded = erasures.rotated(KeySort.BOX).map(KeyRotated::newId);
        vault.previousBoxId()
                .filter(old -> !recorded.equals(Optional.of(vault.boxId())))
                .ifPresent(old -> entries.add(new KeyRotated(now, KeySort.BOX, old, vault.boxId(), BY)));
        Optional<String> signing = erasures.rotated(KeySort.LOG).map(KeyRotated::newId);
        List<LogKeyChange> changes = vault.logKeys().changes(origin);
        changes.stream()
                .skip(Math.max(0, changes.size() - 1))
                .filter(change -> !signing.equals(Optional.of(change.newKey())))
                .forEach(change -> entries.add(new KeyRotated(now, KeySort.LOG, change.oldKey(), change.newKey(), BY)));
        Optional<String> begun = erasures.rotated(KeySort.RATCHET).map(KeyRotated::newId);
        vault.ratchets()
                .current()
                .map(Ratchet::id)
                .filter(id -> !begun.equals(Optional.of(id)))
                .ifPresent(id -> entries.add(new KeyRotated(now, KeySort.RATCHET, NO_RATCHET, id, BY)));
        return entries;
    }
}
