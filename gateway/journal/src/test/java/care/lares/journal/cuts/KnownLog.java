// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.cuts;

import static care.lares.journal.cuts.Known.require;

import care.lares.journal.Entry;
import care.lares.journal.GaveWay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What was appended, acknowledged and shown of one log. */
final class KnownLog {
    private final String origin;
    private final long base;
    /** Its entries, in order; empty stands for a link to the log before it, whatever it says. */
    private final List<Optional<Entry>> history = new ArrayList<>();

    private final Map<Long, List<List<Entry>>> snapshots = new HashMap<>();
    private final TreeMap<Long, String> shown = new TreeMap<>();
    private long acknowledged;

    /**
     * A log of which nothing is known.
     *
     * @param base how many entries this process gave to logs before it
     */
    KnownLog(String origin, long base) {
        this.origin = origin;
        this.base = base;
    }

    /** The same in another process, or under the name it was begun with. */
    KnownLog again(String name) {
        KnownLog same = new KnownLog(name, 0);
        same.history.addAll(history);
        same.snapshots.putAll(snapshots);
        same.shown.putAll(shown);
        same.acknowledged = acknowledged;
        return same;
    }

    String origin() {
        return origin;
    }

    long base() {
        return base;
    }

    long size() {
        return history.size();
    }

    long acknowledged() {
        return acknowledged;
    }

    TreeMap<Long, String> shown() {
        return shown;
    }

    /** Whether nobody outside has heard of it. */
    boolean isFresh() {
        return acknowledged == 0 && shown.isEmpty();
    }

    boolean isLinked() {
        return !history.isEmpty() && history.get(0).isEmpty();
    }

    List<Optional<Entry>> history() {
        return history;
    }

    void link() {
        history.add(Optional.empty());
    }

    void appended(Entry entry) {
        history.add(Optional.of(entry));
    }

    void snapshot(List<Entry> living) {
        snapshots.computeIfAbsent(size(), none -> new ArrayList<>()).add(living);
    }

    List<List<Entry>> snapshots(long seq) {
        return snapshots.getOrDefault(seq, List.of());
    }

    /** Somebody was shown a checkpoint. */
    void shown(long size, String note) {
        require(size <= acknowledged, size + " entries are sealed and " + acknowledged + " acknowledged");
        String before = shown.putIfAbsent(size, note);
        require(before == null || before.equals(note), "two checkpoints of " + size + " entries:\n" + before + note);
    }

    void acknowledged(long size) {
        require(size <= history.size(), size + " entries are durable of " + history.size());
        acknowledged = size;
    }

    void requireSame(long seq, Entry entry) {
        require(seq < history.size(), "entry " + seq + " was never appended");
        boolean same = history.get((int) seq).map(entry::equals).orElse(entry instanceof Entry.OriginLinked);
        require(same, "entry " + seq + " is another one");
    }

    /** Whether the log says of an entry that it was given up: then it may be there, or not. */
    boolean mayBeGone(long seq) {
        Optional<Entry> entry = history.get((int) seq);
        return entry.isPresent()
                && history.stream()
                        .flatMap(Optional::stream)
                        .anyMatch(one -> one instanceof GaveWay said && takes(said, seq, entry.get()));
    }

    private boolean takes(GaveWay said, long seq, Entry entry) {
        return said.origin().equals(origin)
                && said.givenUp() == entry.entryClass()
                && seq >= said.first()
                && seq <= said.last();
    }

    /** What was not durable is no more. */
    void forget(long next) {
        history.subList((int) next, history.size()).clear();
        snapshots.keySet().removeIf(seq -> seq > next);
        shown.tailMap(next, false).clear();
    }

    /** Nothing is left of it but its name. */
    void clear() {
        history.clear();
        snapshots.clear();
        shown.clear();
        acknowledged = 0;
    }
}
