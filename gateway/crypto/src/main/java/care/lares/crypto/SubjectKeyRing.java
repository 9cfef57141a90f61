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

/** The keys of subjects in memory, and which were destroyed. Looked up without a lock, changed under one. */
final class SubjectKeyRing {
    /** Longest name of a subject in bytes: a prefix and an id of 64 characters. */
    private static final int MAX_NAME_BYTES = 300;

    private final SecureRandom random;
    private final Map<String, SubjectKeys> byName = new ConcurrentHashMap<>();
    private final Map<Integer, SubjectKeys> byIndex = new ConcurrentSkipListMap<>();
    private final Map<Integer, Instant> destroyed = new ConcurrentSkipListMap<>();
    private int lastIndex;
    /** Whether keys were destroyed that an older box key still opens. */
    private boolean pending;

    private boolean unsaved;

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
        unsaved = true;
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
            pending |= first;
            unsaved |= first;
            lastIndex = Math.max(lastIndex, index);
        }
        byIndex.values().forEach(left -> byName.merge(left.name(), left, SubjectKeyRing::newer));
    }

    /** Whether keys were destroyed that an older box key still opens. */
    synchronized boolean isPending() {
        return pending;
    }

    /** No older box key is left. */
    synchronized void nothingPends() {
        pending = false;
    }

    synchronized boolean isUnsaved() {
        return unsaved;
    }

    /** What was stored could not be, or not in its newest form. */
    synchronized void mustBeSaved() {
        unsaved = true;
    }

    /** Takes in what was stored. */
    synchronized void restore(SubjectKeysFile.Content stored) {
        stored.subjects().forEach(this::keep);
        destroyed.putAll(stored.destroyed());
        destroyed.keySet().forEach(index -> lastIndex = Math.max(lastIndex, index));
        pending = stored.pending();
    }

    /** What is to be stored, which counts as saved from now on. */
    synchronized SubjectKeysFile.Content saving(Optional<String> previousBox, boolean stillPending) {
        unsaved = false;
        return new SubjectKeysFile.Content(previousBox, stillPending, byIndex.values(), destroyed);
    }
}
