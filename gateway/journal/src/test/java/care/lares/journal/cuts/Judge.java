// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.cuts;

import static care.lares.journal.cuts.Known.require;

import care.lares.journal.Entry;
import care.lares.journal.EntryClass;
import care.lares.journal.ErasedEntryException;
import care.lares.journal.GivenUpException;
import care.lares.journal.LogFollower;
import care.lares.journal.PublishedCheckpoint;
import care.lares.journal.Receipt;
import care.lares.journal.check.Finding;
import care.lares.journal.check.JournalCheck;
import care.lares.journal.check.LogKey;
import care.lares.journal.check.LogProof;
import care.lares.journal.check.RefusedException;
import care.lares.journal.check.Report;
import care.lares.journal.log.WholeFile;
import care.lares.journal.store.LogJournal;
import care.lares.journal.store.SteppedJournal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.stream.LongStream;

/** Says what is wrong with a journal: by the independent checker, by receipts, by what was shown before. */
final class Judge {
    private static final int MOST_TURNS = 200;

    private final FaultStorage storage;
    private final Known known;
    private final Path scratch;

    Judge(FaultStorage storage, Known known, Path scratch) {
        this.storage = storage;
        this.known = known;
        this.scratch = scratch;
    }

    /** Number of entries the published checkpoint of a log covers; 0 when there is none, or it is not one that was shown. */
    long published(String origin) {
        try {
            String id = origin.substring(origin.indexOf('/') + 1);
            Path logs = Trial.DATA.resolve("log");
            for (String name : storage.list(logs)) {
                if (name.endsWith(id)) {
                    return WholeFile.read(storage, logs.resolve(name).resolve("checkpoint"))
                            .map(note -> new String(note, StandardCharsets.UTF_8))
                            .filter(known.shown()::containsValue)
                            .map(Judge::size)
                            .orElse(0L);
                }
            }
            return 0;
        } catch (IOException e) {
            return 0;
        }
    }

    private static long size(String note) {
        return Long.parseLong(note.split("\n", 3)[1]);
    }

    /** What a cut left: nothing that was acknowledged is gone, and nothing looks as if somebody had changed it. */
    void afterCut() {
        Map<String, Long> owed = known.owed();
        if (owed.values().stream().allMatch(entries -> entries == 0)) {
            return;
        }
        Report report = check();
        owed.forEach((origin, acknowledged) -> {
            long there = report.origins().stream()
                    .filter(one -> one.origin().equals(origin))
                    .mapToLong(Report.Origin::size)
                    .sum();
            require(
                    there >= acknowledged,
                    acknowledged + " entries of " + origin + " were acknowledged and the checker finds " + there);
        });
    }

    /** What was closed in order is in order. */
    void afterClose() {
        Report report = check();
        require(!report.origins().isEmpty(), "no log is left");
        Report.Origin last = report.origins().get(report.origins().size() - 1);
        require(last.size() == known.size(), "the checker finds " + last.size() + " of " + known.size());
        boolean doubted = report.findings().stream().anyMatch(finding -> finding.weight() != Finding.Weight.NOTE);
        require(doubted || last.sealed() == last.size(), last.sealed() + " of " + last.size() + " entries are sealed");
    }

    private Report check() {
        try {
            Scratch.remove(scratch);
            storage.copyTo(Trial.DATA, scratch);
            Report report = JournalCheck.of(scratch, () -> 0L).run();
            for (Finding finding : report.findings()) {
                require(finding.weight() == Finding.Weight.NOTE || excused(finding), finding.toString());
            }
            return report;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keys may be what a medium lied about, whose files belong to all logs. */
    private boolean excused(Finding finding) {
        return finding.file().startsWith("keys/") && known.anySpoiled(origin -> true)
                || known.anySpoiled(origin -> finding.file().contains(origin.substring(origin.indexOf('/') + 1)));
    }

    /** Every entry has a receipt that holds, every checkpoint that was shown still stands. */
    void proves(SteppedJournal stepped) throws Exception {
        String origin = stepped.journal().origin();
        boolean spoiled = known.isSpoiled(origin);
        for (long seq : spoiled ? Set.<Long>of() : some(known.size())) {
            prove(stepped, seq);
        }
        for (Map.Entry<Long, String> one : known.shown().entrySet()) {
            Optional<PublishedCheckpoint> now =
                    answer(stepped, stepped.journal().checkpoint(one.getKey()));
            require(
                    now.map(PublishedCheckpoint::note)
                            .filter(note -> stated(note).equals(stated(one.getValue())))
                            .isPresent(),
                    "the checkpoint of " + one.getKey() + " entries is not what was shown");
        }
    }

    /** What is signed; the key that signs may be another one since. */
    private static String stated(String note) {
        return note.substring(0, note.indexOf("\n\n"));
    }

    private void prove(SteppedJournal stepped, long seq) throws Exception {
        try {
            Optional<Receipt> receipt = answer(stepped, stepped.journal().receipt(seq));
            require(receipt.isPresent(), "entry " + seq + " has no receipt");
            verify(receipt.get(), seq, stepped);
        } catch (ExecutionException e) {
            boolean said =
                    (e.getCause() instanceof GivenUpException && known.log().mayBeGone(seq))
                            || (e.getCause() instanceof ErasedEntryException && isErased(seq));
            if (!said) {
                throw e;
            }
        }
    }

    private boolean isErased(long seq) {
        return known.log()
                .history()
                .get((int) seq)
                .filter(entry -> known.isErased(entry.subject()))
                .isPresent();
    }

    /**
     * Everything acknowledged of the current log is there as it was written, but for what the log itself says has gone.
     */
    void readsAll(LogJournal journal) {
        List<Long> missing = missing(journal);
        require(missing.isEmpty(), "entries " + missing + " cannot be read");
    }

    private List<Long> missing(LogJournal journal) {
        Map<Long, Entry> there = new HashMap<>();
        LogFollower.Place begin = new LogFollower.Place(journal.origin(), 0);
        try (LogFollower log = journal.follow(begin, EnumSet.allOf(EntryClass.class))) {
            for (Optional<LogFollower.Logged> next = log.peek(); next.isPresent(); next = log.peek()) {
                there.put(next.get().seq(), next.get().entry());
                log.take();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        there.forEach(known.log()::requireSame);
        // What a start could not make safe again waits until it is.
        long readable = Math.min(known.acknowledged(), journal.status().durable());
        return LongStream.range(0, readable)
                .filter(seq -> !there.containsKey(seq) && !known.log().mayBeGone(seq) && !isErased(seq))
                .boxed()
                .toList();
    }

    /** Of a log whose medium lied: what cannot be read, the independent checker misses as well. */
    void readsAllOrSaysWhatNot(LogJournal journal) {
        List<Long> missing = missing(journal);
        boolean said = missing.isEmpty()
                || check().findings().stream().anyMatch(finding -> finding.weight() != Finding.Weight.NOTE);
        require(said, "entries " + missing + " cannot be read, and nobody says so");
    }

    private static Set<Long> some(long size) {
        return new TreeSet<>(List.of(0L, size / 2, size - 1));
    }

    private static <T> T answer(SteppedJournal stepped, CompletionStage<T> promise) throws Exception {
        CompletableFuture<T> future = promise.toCompletableFuture();
        for (int turn = 0; !future.isDone() && turn < MOST_TURNS; turn++) {
            stepped.write();
            stepped.prove();
        }
        require(future.isDone(), "no answer");
        return future.get();
    }

    private static void verify(Receipt receipt, long seq, SteppedJournal stepped) {
        try {
            LogProof proof = LogProof.parse(receipt.text().getBytes(StandardCharsets.UTF_8));
            if (seq == 0) {
                // One signature is enough: they are slow, and all of them stand under the same checkpoint.
                proof.checkpoint()
                        .verify(LogKey.parse(stepped.journal().status().verifierKey()));
            }
            proof.verify(proof.opening().leafHash());
            boolean same = proof.opening().seq() == seq
                    && proof.index() == seq
                    && proof.opening().origin().equals(stepped.journal().origin());
            require(same, "a receipt of another entry than " + seq);
        } catch (RefusedException e) {
            throw new AssertionError("the receipt of " + seq + " is refused", e);
        }
    }
}
