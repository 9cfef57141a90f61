// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.cuts;

import care.lares.journal.BackupEntry.Restored;
import care.lares.journal.Entry;
import care.lares.journal.JournalListener;
import care.lares.journal.JournalStatus;
import care.lares.journal.KeyEntry;
import care.lares.journal.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/**
 * What was appended, acknowledged and shown: what the journal is held to after a cut. A log is spoiled when the medium lied
 * or rotted: it may have lost what was acknowledged, but it must say so where it can be seen, and invents nothing.
 */
final class Known implements JournalListener {
    /** Who goes on at a start with what was cut. */
    private static final String START = "start";

    private final Set<Entry> ever = new HashSet<>();
    private final Set<String> spoiled = new HashSet<>();
    /** Logs of which damage was told. */
    private final Set<String> said = new HashSet<>();

    private final Set<Subject> erased = new HashSet<>();
    /** How many entries were acknowledged of logs that have ended. */
    private final Map<String, Long> ended = new HashMap<>();

    private final TreeMap<Long, CompletableFuture<Long>> awaited = new TreeMap<>();
    private KnownLog log = new KnownLog("", 0);
    /** The log before, which was given up and need not know it yet. */
    private Optional<KnownLog> before = Optional.empty();

    KnownLog log() {
        return log;
    }

    long size() {
        return log.size();
    }

    long acknowledged() {
        return log.acknowledged();
    }

    String origin() {
        return log.origin();
    }

    TreeMap<Long, String> shown() {
        return log.shown();
    }

    /** How many entries of each log must be there. */
    Map<String, Long> owed() {
        Map<String, Long> owed = new HashMap<>(ended);
        before.ifPresent(one -> owed.put(one.origin(), one.acknowledged()));
        owed.put(log.origin(), log.acknowledged());
        owed.keySet().removeIf(origin -> origin.isEmpty() || isSpoiled(origin));
        return owed;
    }

    /** The first entries and those given: what a snapshot is made of. */
    List<Entry> living(int most, List<Entry> more) {
        List<Entry> living = new ArrayList<>();
        log.history().stream().limit(most).flatMap(Optional::stream).forEach(living::add);
        living.addAll(more);
        return unerased(living);
    }

    void appended(long seq, Entry entry) {
        require(seq == log.size(), "entry " + log.size() + " was given the number " + seq);
        log.appended(entry);
        ever.add(entry);
    }

    void snapshot(List<Entry> living) {
        ever.addAll(living);
        log.snapshot(living);
    }

    /** The log is given up, and another follows it. */
    void gaveUp(String next, Restored why) {
        KnownLog following = new KnownLog(next, log.base() + log.size());
        following.link();
        following.appended(why);
        ever.add(why);
        before = Optional.of(log);
        log = following;
    }

    /** The house is lost, but for so many entries of its log that are elsewhere. */
    KnownLog left(long size) {
        KnownLog copied = log.again(log.origin());
        copied.forget(size);
        copied.acknowledged(size);
        log = new KnownLog("", 0);
        before = Optional.empty();
        ended.clear();
        return copied;
    }

    /** What is left of a log was put where nothing was: another one follows it at the next start. */
    void putBack(KnownLog copied) {
        before = Optional.of(copied);
        log = new KnownLog("to follow " + copied.origin(), 0);
    }

    /** Somebody was shown a checkpoint. */
    void shown(long size, String note) {
        log.shown(size, note);
    }

    /** The medium has not kept, or will not keep, what it promised of the current log. */
    void spoil() {
        spoiled.add(log.origin());
        before.ifPresent(one -> spoiled.add(one.origin()));
    }

    /** Nothing of them may be told any more once that is durable. */
    void erased(Subject subject) {
        erased.add(subject);
    }

    /** It did not become durable: they are there as before. */
    void notErased(Subject subject) {
        erased.remove(subject);
    }

    boolean isErased(Subject subject) {
        return erased.contains(subject);
    }

    boolean anySpoiled(Predicate<String> what) {
        return spoiled.stream().anyMatch(what);
    }

    /** Whether it was told already what is missing of the current log. */
    boolean isSaid() {
        return said.contains(origin());
    }

    boolean isSpoiled(String one) {
        return spoiled.contains(one);
    }

    /** Done once an entry of the current log would survive a power cut; never, when a cut comes before. */
    CompletionStage<Long> whenDurable(long seq) {
        return awaited.computeIfAbsent(log.base() + seq, none -> new CompletableFuture<>())
                .thenApply(size -> seq);
    }

    @Override
    public void durable(long size) {
        long all = log.base() + log.acknowledged();
        long known = log.base() == 0 || log.acknowledged() > 0
                ? all
                : before.map(one -> one.base() + one.acknowledged()).orElse(all);
        require(size >= known, "durable went from " + known + " to " + size);
        if (log.base() > 0) {
            before.ifPresent(one -> one.acknowledged(Math.min(size, log.base()) - one.base()));
        }
        if (size > log.base()) {
            log.acknowledged(size - log.base());
        }
        List<CompletableFuture<Long>> done = List.copyOf(awaited.headMap(size).values());
        awaited.headMap(size).clear();
        done.forEach(one -> one.complete(size));
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
     * @param status of its log: what is not durable yet may still be lost
     * @param published size of the checkpoint in its file, 0 when there is none
     */
    void opened(JournalStatus status, Told told, long published) {
        String now = status.origin();
        long next = status.next();
        require(published <= next, published + " entries were published and the log goes on with " + next);
        awaited.clear();
        if (!told.damages().isEmpty()) {
            said.add(now);
        }
        boolean another = !origin().isEmpty() && !now.equals(origin());
        if (another && before.filter(one -> one.origin().equals(now)).isPresent()) {
            requireUnheard(before.get());
            another = false;
        }
        List<Entry> ofStart = ofStart(told, another ? 0 : acknowledged(), status.durable());
        TreeMap<Long, Entry> entries = new TreeMap<>(told.entries());
        ofStart.forEach(one -> entries.pollLastEntry());
        long own = next - ofStart.size();
        if (another && before.isPresent() && log.isFresh()) {
            log = log.again(now);
            goesOn(own, told, entries);
        } else if (another && (!log.isFresh() || isSpoiled(origin()))) {
            require(isSpoiled(origin()), "a new log was begun");
            begun(now, own, told);
        } else {
            log = log.again(now);
            if (isSpoiled(now)) {
                spoiledOneGoesOn(own, told, entries);
            } else {
                goesOn(own, told, entries);
            }
        }
        boolean unwritten = entries.isEmpty() && log.isLinked() && log.acknowledged() == 0;
        log.acknowledged(unwritten ? 0 : Math.min(own, Math.max(acknowledged(), status.durable())));
        ofStart.forEach(log::appended);
        ever.addAll(entries.values());
        ever.addAll(ofStart);
        if (log.acknowledged() > 0) {
            before.ifPresent(one -> ended.put(one.origin(), one.acknowledged()));
            before = Optional.empty();
        }
    }

    /** Back to the log that was given up before it knew of it: nobody heard of the one that was to follow. */
    private void requireUnheard(KnownLog back) {
        require(log.isFresh() || isSpoiled(log.origin()), "a log that was acknowledged is not there any more");
        log = back;
        before = Optional.empty();
    }

    /** What the start itself wrote behind everything else: what a cut left undone of keys. */
    private List<Entry> ofStart(Told told, long acknowledged, long durable) {
        List<Entry> made = new ArrayList<>();
        for (Map.Entry<Long, Entry> one : told.entries().descendingMap().entrySet()) {
            boolean lost = one.getKey() < acknowledged
                    && isSpoiled(origin())
                    && (one.getKey() >= durable
                            || !log.history().get(one.getKey().intValue()).equals(Optional.of(one.getValue())));
            boolean known = one.getKey() < acknowledged && !lost;
            if (known || !(one.getValue() instanceof KeyEntry key && key.by().equals(START))) {
                break;
            }
            made.add(0, one.getValue());
        }
        return made;
    }

    private void goesOn(long next, Told told, TreeMap<Long, Entry> entries) {
        boolean linking = entries.isEmpty() && acknowledged() == 0 && (next == 1 || next == 2);
        List<String> damages = told.damages().stream()
                .filter(said -> !anySpoiled(said::contains))
                .toList();
        require(linking || damages.isEmpty(), "damage where there is none: " + damages);
        require(next >= acknowledged(), acknowledged() + " entries were acknowledged and " + next + " are there");
        if (linking && (log.size() == 0 || log.isLinked())) {
            relinked(next, told);
            return;
        }
        require(next <= size(), next + " entries are there and " + size() + " were appended");
        long from = entries.isEmpty() ? next : entries.firstKey();
        for (long seq = from; seq < next; seq++) {
            Optional<Entry> missing = log.history().get((int) seq).filter(one -> isErased(one.subject()));
            require(entries.containsKey(seq) || missing.isPresent(), "entry " + seq + " was left out");
        }
        entries.forEach(log::requireSame);
        boolean whole = from == 0 && told.restated().isEmpty();
        require(
                whole || log.isLinked() || snapshotBefore(from, told),
                "no such snapshot was given before entry " + from);
        log.forget(next);
    }

    /** Of the erased nothing need be there, so that the first entry told need not be the first after the snapshot. */
    private boolean snapshotBefore(long from, Told told) {
        List<Entry> restated = unerased(told.restated());
        for (long seq = from; seq >= 0; seq--) {
            if (log.snapshots(seq).stream().anyMatch(living -> unerased(living).equals(restated))) {
                return true;
            }
            boolean skipped = seq > 0
                    && log.history()
                            .get((int) seq - 1)
                            .filter(one -> isErased(one.subject()))
                            .isPresent();
            if (!skipped) {
                return seq == 0 && restated.isEmpty();
            }
        }
        return false;
    }

    private List<Entry> unerased(List<Entry> all) {
        return all.stream().filter(entry -> !isErased(entry.subject())).toList();
    }

    /** A log that begins now behind another: with a link, and with the reason when that one was given up. */
    private void relinked(long next, Told told) {
        log.clear();
        log.link();
        if (next == 2) {
            Entry why = told.restated().get(told.restated().size() - 1);
            require(why instanceof Restored, "a log was given up, and why is not told");
            log.appended(why);
            ever.add(why);
        }
    }

    private void begun(String now, long next, Told told) {
        log = new KnownLog(now, 0);
        before = Optional.empty();
        require(next <= 2, "a new log begins with " + next + " entries");
        if (next > 0) {
            require(!told.damages().isEmpty(), "a new log was begun in silence");
            relinked(next, told);
        }
        requireKnown(told);
    }

    private void spoiledOneGoesOn(long next, Told told, TreeMap<Long, Entry> entries) {
        boolean linking = entries.isEmpty() && log.isLinked() && (next == 1 || next == 2);
        if (linking && !told.damages().isEmpty()) {
            relinked(next, told);
            requireKnown(told);
            return;
        }
        requireKnown(told);
        require(next <= size(), next + " entries are there and " + size() + " were appended");
        entries.forEach(log::requireSame);
        log.forget(next);
    }

    private void requireKnown(Told told) {
        for (Entry entry : told.restated()) {
            boolean known = ever.contains(entry) || entry instanceof Entry.OriginLinked || linksAgain(entry);
            require(known, "an entry was invented: " + entry);
        }
    }

    /** Why a log was given up, said again by the log that follows it, since it was lost. */
    private boolean linksAgain(Entry entry) {
        return entry instanceof Restored why && (ended.containsKey(why.origin()) || isSpoiled(why.origin()));
    }

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
