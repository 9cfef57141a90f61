// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.cuts;

import care.lares.journal.Entry;
import care.lares.journal.JournalListener;
import care.lares.journal.KeyEntry.KeyRotated;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What was appended, acknowledged and shown: what the journal is held to after a cut. A log is spoiled when the medium lied
 * or rotted: it may have lost what was acknowledged, but it must say so where it can be seen, and invents nothing.
 */
final class Known implements JournalListener {
    /** Entries of the current log, in order; empty stands for a link to the log before it, whatever it says. */
    private final List<Optional<Entry>> history = new ArrayList<>();

    private final Set<Entry> ever = new HashSet<>();
    private final Map<Long, List<List<Entry>>> snapshots = new HashMap<>();
    private final TreeMap<Long, String> shown = new TreeMap<>();
    private final Set<String> spoiled = new HashSet<>();
    private String origin = "";
    private long acknowledged;

    long size() {
        return history.size();
    }

    long acknowledged() {
        return acknowledged;
    }

    String origin() {
        return origin;
    }

    TreeMap<Long, String> shown() {
        return shown;
    }

    /** The first entries and those given: what a snapshot is made of. */
    List<Entry> living(int most, List<Entry> more) {
        List<Entry> living = new ArrayList<>();
        history.stream().limit(most).flatMap(Optional::stream).forEach(living::add);
        living.addAll(more);
        return living;
    }

    void appended(long seq, Entry entry) {
        require(seq == history.size(), "entry " + history.size() + " was given the number " + seq);
        history.add(Optional.of(entry));
        ever.add(entry);
    }

    void snapshot(List<Entry> living) {
        ever.addAll(living);
        snapshots.computeIfAbsent(size(), none -> new ArrayList<>()).add(living);
    }

    /** Somebody was shown a checkpoint. */
    void shown(long size, String note) {
        require(size <= acknowledged, size + " entries are sealed and " + acknowledged + " acknowledged");
        String before = shown.putIfAbsent(size, note);
        require(before == null || before.equals(note), "two checkpoints of " + size + " entries:\n" + before + note);
    }

    /** The medium has not kept, or will not keep, what it promised of the current log. */
    void spoil() {
        spoiled.add(origin);
    }

    boolean anySpoiled(Predicate<String> what) {
        return spoiled.stream().anyMatch(what);
    }

    boolean isSpoiled(String one) {
        return spoiled.contains(one);
    }

    @Override
    public void durable(long size) {
        require(size > acknowledged, "durable went from " + acknowledged + " to " + size);
        require(size <= history.size(), size + " entries are durable of " + history.size());
        acknowledged = size;
    }

    @Override
    public void failing(String reason) {
        require(!reason.startsWith("the journal's writer stopped"), reason);
    }

    @Override
    public void recovered() {}

    /**
     * A journal was opened.
     *
     * @param now its log
     * @param next its next sequence number
     * @param published size of the checkpoint in its file, 0 when there is none
     */
    void opened(String now, long next, Told told, long published) {
        require(published <= next, published + " entries were published and the log goes on with " + next);
        boolean fresh = acknowledged == 0 && shown.isEmpty();
        boolean another = !origin.isEmpty() && !now.equals(origin);
        if (another && (!fresh || isSpoiled(origin))) {
            require(isSpoiled(origin), "a new log was begun");
            begun(next, told);
        } else if (isSpoiled(now)) {
            spoiledOneGoesOn(next, told);
        } else {
            goesOn(next, told);
        }
        origin = now;
        boolean link = told.entries().isEmpty() && next == 1 && history.get(0).isEmpty();
        acknowledged = link ? 0 : next - added(told).map(entry -> 1).orElse(0);
        told.entries().values().forEach(ever::add);
    }

    private void goesOn(long next, Told told) {
        boolean linking = next == 1 && told.entries().isEmpty() && acknowledged == 0;
        require(linking || told.damages().isEmpty(), "damage where there is none: " + told.damages());
        require(next >= acknowledged, acknowledged + " entries were acknowledged and " + next + " are there");
        if (linking && (history.isEmpty() || history.get(0).isEmpty())) {
            history.clear();
            history.add(Optional.empty());
            return;
        }
        require(next <= history.size(), next + " entries are there and " + history.size() + " were appended");
        long from = told.entries().isEmpty() ? next : told.entries().firstKey();
        require(told.entries().size() == next - from, "entries were left out from " + from + " to " + next);
        told.entries().forEach(this::requireSame);
        boolean whole = from == 0 && told.restated().isEmpty();
        boolean linked = !history.isEmpty() && history.get(0).isEmpty();
        require(
                whole || linked || snapshots.getOrDefault(from, List.of()).contains(told.restated()),
                "no such snapshot was given before entry " + from);
        forget(next);
    }

    private void begun(long next, Told told) {
        requireKnown(told);
        require(next <= 1, "a new log begins with " + next + " entries");
        history.clear();
        snapshots.clear();
        shown.clear();
        if (next == 1) {
            require(!told.damages().isEmpty(), "a new log was begun in silence");
            history.add(Optional.empty());
        }
    }

    private void spoiledOneGoesOn(long next, Told told) {
        requireKnown(told);
        Optional<Entry> added = added(told);
        long before = next - added.map(entry -> 1).orElse(0);
        require(before <= history.size(), before + " entries are there and " + history.size() + " were appended");
        told.entries().headMap(before).forEach(this::requireSame);
        forget(before);
        added.ifPresent(entry -> history.add(Optional.of(entry)));
    }

    /** What the start wrote down, since the card has lost the entry that said it first: a change of the log's key. */
    private Optional<Entry> added(Told told) {
        boolean own = isSpoiled(origin)
                && !told.entries().isEmpty()
                && told.entries().lastEntry().getValue() instanceof KeyRotated rotated
                && rotated.by().equals("start");
        return own ? Optional.of(told.entries().lastEntry().getValue()) : Optional.empty();
    }

    private void requireSame(long seq, Entry entry) {
        boolean same = history.get((int) seq).map(entry::equals).orElse(entry instanceof Entry.OriginLinked);
        require(same, "entry " + seq + " is another one");
    }

    private void requireKnown(Told told) {
        for (Entry entry : told.restated()) {
            require(ever.contains(entry) || entry instanceof Entry.OriginLinked, "an entry was invented");
        }
    }

    /** What was not durable is no more. */
    private void forget(long next) {
        history.subList((int) next, history.size()).clear();
        snapshots.keySet().removeIf(seq -> seq > next);
        shown.tailMap(next, false).clear();
    }

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
