// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.cuts;

import static care.lares.journal.cuts.Known.require;

import care.lares.domain.AlarmId;
import care.lares.journal.BackupEntry.Cause;
import care.lares.journal.Ending;
import care.lares.journal.Entry;
import care.lares.journal.EntryClass;
import care.lares.journal.InvalidCursorException;
import care.lares.journal.LogFollower;
import care.lares.journal.SeededWard;
import care.lares.journal.h2.BrokenIndexException;
import care.lares.journal.h2.IndexedAlarm;
import care.lares.journal.h2.IndexedReading;
import care.lares.journal.log.OriginFiles;
import care.lares.journal.store.SteppedIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The index is opened, filled, closed, and found again as a cut left it: whenever it says that it is complete, it says what
 * the log says, each reading once.
 */
final class Indexing implements CutStep {
    private static final Ending ENDING =
            new Ending(Cause.WITNESS, "witness.example/w1", Optional.empty(), "others hold more of it than is here");
    private static final int ENTRIES = 20;
    private static final int ROUNDS = 2;

    /** The ward goes on, whatever becomes of the house. */
    private static final class Outside {
        private final SeededWard ward = new SeededWard(1, 4);
    }

    @Override
    public String name() {
        return "index";
    }

    @Override
    public boolean slow() {
        return true;
    }

    @Override
    public void prepare(Trial trial) throws Exception {
        trial.open();
        some(trial);
        trial.settle();
        if (trial.random().nextBoolean()) {
            round(trial);
        }
    }

    @Override
    public void act(Trial trial) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            round(trial);
        }
    }

    /** The index is opened and closed; meanwhile the log grows, and is followed by another one, which ends a block. */
    private static void round(Trial trial) {
        Optional<SteppedIndex> made = trial.index();
        if (made.isPresent()) {
            round(trial, made.get());
        }
    }

    private static void round(Trial trial, SteppedIndex index) {
        try {
            for (int turn = 0; turn < 2; turn++) {
                some(trial);
                trial.write();
                complete(trial, index);
                trial.giveUp(ENDING);
                trial.write();
                trial.write();
                complete(trial, index);
            }
            index.close();
        } catch (PowerCut cut) {
            trial.storage().undisturbed(() -> abandon(index));
            throw cut;
        } catch (IOException fails) {
            abandon(index);
        }
    }

    private static void abandon(SteppedIndex index) {
        try {
            index.abandon();
        } catch (IOException fails) {
            throw new AssertionError(fails);
        }
    }

    private static void complete(Trial trial, SteppedIndex index) throws IOException {
        if (index.complete() && trial.honest()) {
            trial.storage().undisturbed(() -> requireSame(trial, index));
        }
    }

    /** Ordinals of the logs by their names. */
    private static Map<String, Integer> logs(Trial trial) {
        try {
            return OriginFiles.all(trial.storage(), Trial.DATA.resolve("log")).stream()
                    .collect(Collectors.toMap(OriginFiles::name, OriginFiles::ordinal));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It says what the log says: every reading once, the newest first, and every step of every alarm. */
    private static void requireSame(Trial trial, SteppedIndex index) {
        Map<String, Integer> ordinals = logs(trial);
        List<IndexedReading> readings = new ArrayList<>();
        Map<AlarmId, List<IndexedAlarm>> steps = new HashMap<>();
        try (LogFollower log = trial.journal().follow(new LogFollower.Place("", 0), EnumSet.allOf(EntryClass.class))) {
            for (Optional<LogFollower.Logged> next = log.peek(); next.isPresent(); next = log.peek()) {
                LogFollower.Logged one = next.get();
                int ordinal = ordinals.get(one.origin());
                if (one.entry() instanceof Entry.ReadingLogged reading) {
                    readings.add(IndexedReading.of(ordinal, one.seq(), reading));
                } else if (one.entry() instanceof Entry.AlarmChanged changed) {
                    steps.computeIfAbsent(changed.after().id(), none -> new ArrayList<>())
                            .add(new IndexedAlarm(ordinal, one.seq(), changed.after()));
                }
                log.take();
            }
            Collections.sort(readings);
            List<IndexedReading> found = index.readings();
            require(found.equals(readings), "the index " + difference(found, readings));
            for (Map.Entry<AlarmId, List<IndexedAlarm>> alarm : steps.entrySet()) {
                require(
                        index.steps(alarm.getKey()).equals(alarm.getValue()),
                        "the index does not have an alarm's steps");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (BrokenIndexException | InvalidCursorException e) {
            throw new AssertionError("an index that is complete cannot be searched", e);
        }
    }

    private static String difference(List<IndexedReading> found, List<IndexedReading> readings) {
        List<IndexedReading> missing = new ArrayList<>(readings);
        List<IndexedReading> invented = new ArrayList<>(found);
        missing.removeAll(found);
        invented.removeAll(readings);
        return "has " + found.size() + " of " + readings.size() + " readings, lacks " + places(missing)
                + " and invents " + places(invented);
    }

    private static List<String> places(List<IndexedReading> readings) {
        return readings.stream().map(one -> one.origin() + "/" + one.seq()).toList();
    }

    private static void some(Trial trial) {
        SeededWard ward = trial.outside(Outside.class, Outside::new).ward;
        for (int entries = 0; entries < ENTRIES; entries++) {
            trial.append(ward.next());
        }
    }
}
