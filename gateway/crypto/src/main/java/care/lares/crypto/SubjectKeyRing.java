// SPDX-License-Identifier: Apache-2.0
package care.lares.crypto;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;

/** The keys of subjects in memory, and which were destroyed. Looked up without a lock, changed under one. */
final class SubjectKeyRing {
    /** Longest name of a subject in bytes: a prefix and an id of 64 characters. */
    private static final int MAX_NAME_BYTES = 300;

    /** No house has so many keys; a log that names a higher number is damaged or forged. */
    private static final int HIGHEST = 1 << 30;

    private final SecureRandom random;
    private final Map<String, SubjectKeys> byName = new ConcurrentHashMap<>();
    private final Map<Integer, SubjectKeys> byIndex = new ConcurrentSkipListMap<>();
    private final Map<Integer, Instant> destroyed = new ConcurrentSkipListMap<>();
    /** Numbers under which logs have entries and of which these keys, which are older than that, know nothing. */
    private final Set<Integer> lost = new ConcurrentSkipListSet<>();

    private int lastIndex;
    /** Whether keys were destroyed that an older box key still opens. */
    private boolean pending;

    /** How often anything changed, and how many of these changes are in the file. */
    private long changes;

    private long stored;

    SubjectKeyRing(SecureRandom random) {
        this.random = random;
    }

    /** A subject's keys, made when it has none yet. */
    SubjectKeys of(String name) {
        SubjectKeys known = byName.get(name);
        return known != null ? known : add(name, false);
    }

    /** New keys for a subject, which has its old ones as well. */
    SubjectKeys renew(String name) {
        return add(name, true);
    }

    /** Whether there never was a subject. */
    synchronized boolean isEmpty() {
        return lastIndex == 0;
    }

    Optional<SubjectKeys> of(int index) {
        return Optional.ofNullable(byIndex.get(index));
    }

    List<Integer> indexes(String name) {
        return byIndex.values().stream()
                .filter(keys -> keys.name().equals(name))
                .map(SubjectKeys::index)
                .toList();
    }

    Optional<Instant> destroyedAt(int index) {
        return Optional.ofNullable(destroyed.get(index));
    }

    Set<Integer> destroyed() {
        return Set.copyOf(destroyed.keySet());
    }

    boolean isLost(int index) {
        return lost.contains(index);
    }

    Set<Integer> lost() {
        return Set.copyOf(lost);
    }

    /** Whether nothing is known of this number: neither a key, nor that it is destroyed or lost. */
    boolean isUnknown(int index) {
        return !byIndex.containsKey(index) && !destroyed.containsKey(index) && !lost.contains(index);
    }

    /** A log has entries under this number: nobody else's key is ever given it. */
    synchronized void reserve(int index) {
        if (index > lastIndex && index <= HIGHEST) {
            lastIndex = index;
            changes++;
        }
    }

    /** The keys of these numbers are nowhere any more. */
    synchronized void lose(Collection<Integer> indexes) {
        for (int index : indexes) {
            reserve(index);
            changes += isUnknown(index) && lost.add(index) ? 1 : 0;
        }
    }

    private synchronized SubjectKeys add(String name, boolean anew) {
        if (name.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES) {
            throw new IllegalArgumentException("subject's name is longer than " + MAX_NAME_BYTES + " bytes");
        }
        SubjectKeys known = byName.get(name);
        if (known != null && !anew) {
            return known;
        }
        byte[] key = new byte[AesGcm.KEY_LENGTH];
        random.nextBytes(key);
        SubjectKeys made = new SubjectKeys(lastIndex + 1, name, key);
        keep(made);
        changes++;
        return made;
    }

    private void keep(SubjectKeys subject) {
        byName.merge(subject.name(), subject, SubjectKeyRing::newer);
        byIndex.put(subject.index(), subject);
        lastIndex = Math.max(lastIndex, subject.index());
    }

    private static SubjectKeys newer(SubjectKeys one, SubjectKeys other) {
        return one.index() > other.index() ? one : other;
    }

    /** Forgets keys for ever, also those that are not here, so that they never come back. */
    synchronized void destroy(Collection<Integer> indexes, Instant at) {
        for (int index : indexes) {
            SubjectKeys gone = byIndex.remove(index);
            if (gone != null) {
                byName.remove(gone.name());
            }
            boolean first = destroyed.putIfAbsent(index, at) == null;
            lost.remove(index);
            pending |= first;
            changes += first ? 1 : 0;
            lastIndex = Math.max(lastIndex, index);
        }
        byIndex.values().forEach(left -> byName.merge(left.name(), left, SubjectKeyRing::newer));
    }

    /** Whether keys were destroyed that an older box key still opens. */
    synchronized boolean isPending() {
        return pending;
    }

    /** How many keys were destroyed so far. */
    synchronized int destructions() {
        return destroyed.size();
    }

    /**
     * No older box key opens what was destroyed first.
     *
     * @param closed how many these are; where there are more, they still pend
     */
    synchronized void closed(int closed) {
        pending = pends(closed);
    }

    private boolean pends(int closed) {
        return pending && destroyed.size() > closed;
    }

    synchronized boolean isUnsaved() {
        return stored < changes;
    }

    /** What was stored is not in its newest form. */
    synchronized void mustBeSaved() {
        changes++;
    }

    /** Takes in what was stored. */
    synchronized void restore(SubjectKeysFile.Content stored) {
        stored.subjects().forEach(this::keep);
        destroyed.putAll(stored.destroyed());
        destroyed.keySet().forEach(index -> lastIndex = Math.max(lastIndex, index));
        lost.addAll(stored.lost());
        lastIndex = Math.max(lastIndex, stored.reserved());
        pending = stored.pending();
    }

    /**
     * What is to be stored. It counts as saved when it {@link #stored was}, and not before: whoever acknowledges what is
     * encrypted with a new key asks for that.
     *
     * @param closed how many of the keys destroyed first no older box key opens
     */
    synchronized Saving saving(Optional<String> previousBox, int closed) {
        return new Saving(
                changes,
                new SubjectKeysFile.Content(previousBox, pends(closed), byIndex.values(), destroyed, lastIndex, lost));
    }

    synchronized void stored(Saving saved) {
        stored = Math.max(stored, saved.changes);
    }

    /**
     * How everything was at one moment.
     *
     * @param changes how often it had changed
     * @param content all of it
     */
    record Saving(long changes, SubjectKeysFile.Content content) {}
}
