// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.centre.proof;

import care.lares.sim.centre.proof.RefusedException.Reason;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Logs whose keys we were told, each with the trees it has shown us; every tree continues the one before. */
public final class KnownLogs {
    /** Trees remembered of a log: bundles rest on recent ones. */
    private static final int MAX_TREES = 10_000;

    private final Map<String, VerifierKey> keys = new LinkedHashMap<>();
    private final Map<String, TreeMap<Long, Checkpoint>> trees = new LinkedHashMap<>();

    /** None. */
    public KnownLogs() {}

    /** From now on believes what this key signs of its log, and nobody else of that log. */
    public synchronized void trust(VerifierKey key) {
        keys.put(key.name(), key);
    }

    /** The key of a log. */
    public synchronized Optional<VerifierKey> key(String origin) {
        return Optional.ofNullable(keys.get(origin));
    }

    /** Of every log we believe. */
    public synchronized Collection<VerifierKey> keys() {
        return List.copyOf(keys.values());
    }

    /** Everything a witness would check, in its order; nothing is remembered. */
    public synchronized void check(Submission submission) throws RefusedException {
        Checkpoint offered = submission.checkpoint();
        VerifierKey key = keys.get(offered.origin());
        if (key == null) {
            throw new RefusedException(Reason.UNKNOWN_LOG, "nobody told us a key of " + offered.origin());
        }
        offered.requireSignatureOf(offered.signing(key));
        Optional<Checkpoint> held = newest(offered.origin());
        long size = held.map(Checkpoint::size).orElse(0L);
        if (submission.old() != size) {
            throw new RefusedException(Reason.OTHER_SIZE, "we hold size " + size + ", not " + submission.old());
        }
        if (held.isEmpty()) {
            if (!submission.proof().isEmpty()) {
                throw new RefusedException(Reason.INCONSISTENT, "from nothing to something there is no proof");
            }
            return;
        }
        if (held.get().size() == offered.size() && !held.get().sameTree(offered)) {
            throw new RefusedException(
                    Reason.SPLIT_VIEW, offered.origin() + " has signed two trees of size " + offered.size());
        }
        if (!Consistency.holds(held.get(), offered, submission.proof())) {
            throw new RefusedException(
                    Reason.INCONSISTENT, "the proof does not lead from size " + size + " to " + offered.size());
        }
    }

    /** Remembers a tree that was checked, and which key its log has now. */
    public synchronized void remember(Checkpoint checked) throws RefusedException {
        VerifierKey key = keys.get(checked.origin());
        if (key != null) {
            keys.put(checked.origin(), checked.signing(key));
        }
        TreeMap<Long, Checkpoint> log = trees.computeIfAbsent(checked.origin(), origin -> new TreeMap<>());
        log.put(checked.size(), checked);
        if (log.size() > MAX_TREES) {
            log.pollFirstEntry();
        }
    }

    /** The newest tree of a log. */
    public synchronized Optional<Checkpoint> newest(String origin) {
        return Optional.ofNullable(trees.get(origin)).map(TreeMap::lastEntry).map(Map.Entry::getValue);
    }

    /** The tree of this size, as the log showed it. */
    public synchronized Optional<Checkpoint> at(String origin, long size) {
        return Optional.ofNullable(trees.get(origin)).map(log -> log.get(size));
    }
}
