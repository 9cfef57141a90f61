// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.centre;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmId;
import care.lares.domain.AlarmState;
import care.lares.domain.AlarmStep;
import care.lares.domain.DeskRow;
import care.lares.domain.WayOut;
import care.lares.journal.BundleConfirmed;
import care.lares.journal.Deliveries;
import care.lares.journal.Folds;
import care.lares.journal.Lane;
import care.lares.journal.ToldTogether;
import care.lares.journal.ToldTogether.Told;
import care.lares.sync.centre.AlarmBox.FoldLetter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** A house whose alarms go into a box, and a centre that takes them or does not, with a clock of the test's. */
final class FoldedHouse {
    private static final WayOut WAY = new WayOut("centre", "county");
    private static final Instant MORNING = Instant.parse("2026-11-21T08:00:00Z");

    /** Messages the centre has taken, by the id of the bundle; alarms by themselves under their own. */
    final Map<String, ToldTogether> folds = new LinkedHashMap<>();

    final Map<AlarmId, Set<Integer>> alone = new LinkedHashMap<>();
    final Map<AlarmId, Alarm> alarms = new LinkedHashMap<>();
    /** How often the centre did not take a message about several. */
    final Map<String, Integer> attempts = new HashMap<>();

    int messages;
    private final List<Alarm> log = new ArrayList<>();
    /** Folds that the centre never takes, whatever it makes of others. */
    final Set<String> rejected = new HashSet<>();

    /** Whether each fold that is told now is one of those. */
    boolean rejectsWhatComes;

    private final BooleanSupplier takes;
    private Deliveries deliveries = new Deliveries();
    private AlarmBox box;
    private Duration passed = Duration.ZERO;
    private int cursor;

    /** @param takes whether anything gets through to the centre now */
    FoldedHouse(BooleanSupplier takes) {
        this.takes = takes;
        this.box = box();
    }

    private AlarmBox box() {
        List<Folds.Fold> before = deliveries.folds().of(WAY.name());
        return new AlarmBox(
                WAY, new FoldBook(WAY.name(), alarm -> DeskRow.causeKey(alarm, "zigbee"), before, nanos()), before);
    }

    Instant now() {
        return MORNING.plus(passed);
    }

    private long nanos() {
        return passed.toNanos();
    }

    void raise(Alarm alarm) {
        take(alarm);
    }

    void step(AlarmId id, AlarmStep step, AlarmState state) {
        take(FoldedAlarms.after(alarms.get(id), step, state, now()));
    }

    private void take(Alarm alarm) {
        alarms.put(alarm.id(), alarm);
        log.add(alarm);
        box.heard(alarm, nanos());
        box.read(log.size() - 1L, alarm, nanos());
    }

    /** Time passes, and the lane does what there is to do. */
    void pass(Duration time) {
        passed = passed.plus(time);
        while (sendOne()) {
            cursor = (int) box.oldestSeq().orElse(log.size());
        }
        cursor = (int) box.oldestSeq().orElse(log.size());
    }

    private boolean sendOne() {
        Optional<AlarmLetter> next = box.next(nanos(), true);
        if (next.isEmpty() || next.get().technical()) {
            Optional<FoldLetter> fold = box.nextFold(now(), nanos(), true);
            if (fold.isPresent()) {
                send(fold.get());
                return true;
            }
        }
        next.ifPresent(this::send);
        return next.isPresent();
    }

    private void send(FoldLetter letter) {
        ToldTogether message = letter.message();
        if (!letter.again()) {
            deliveries.apply(message);
        }
        if (rejectsWhatComes) {
            rejected.add(message.fold());
        }
        boolean rejects = rejected.contains(message.fold());
        if (rejects || !takes.getAsBoolean()) {
            attempts.merge(message.bundle(), rejects ? 1 : 0, Integer::sum);
            box.failed(letter, !rejects);
            box.putOff(letter, nanos() + Duration.ofSeconds(1).toNanos(), false);
            return;
        }
        messages++;
        folds.put(message.bundle(), message);
        List<Told> fresh = box.news(letter);
        box.settled(letter);
        deliveries.apply(new BundleConfirmed(now(), WAY.name(), Lane.ALARMS, message.bundle(), "log", cursor));
        fresh.forEach(told -> delivered(told.alarm(), told.step()));
    }

    private void send(AlarmLetter letter) {
        Alarm alarm = box.sending(letter, nanos());
        if (!takes.getAsBoolean()) {
            box.failed(letter, true);
            box.putOff(letter, nanos() + Duration.ofSeconds(1).toNanos(), false);
            return;
        }
        messages++;
        alone.computeIfAbsent(alarm.id(), first -> new LinkedHashSet<>()).add(alarm.steps());
        box.confirmed(letter, alarm.steps(), nanos());
        delivered(alarm.id(), alarm.steps());
    }

    private void delivered(AlarmId id, int step) {
        take(FoldedAlarms.delivered(alarms.get(id), step, WAY, now()));
    }

    /** Killed, and started again from what the log says: the last of its lines may be lost. */
    void kill() {
        Deliveries again = new Deliveries();
        deliveries.restated().forEach(entry -> {
            if (entry instanceof ToldTogether told) {
                again.apply(told);
            } else if (entry instanceof BundleConfirmed confirmed) {
                again.apply(confirmed);
            }
        });
        deliveries = again;
        box = box();
        alarms.values().stream().filter(alarm -> !alarm.state().open()).forEach(alarm -> box.heard(alarm, nanos()));
        alarms.values().stream().filter(alarm -> alarm.state().open()).forEach(alarm -> {
            Alarm resumed = FoldedAlarms.after(alarm, AlarmStep.RESUMED, alarm.state(), now());
            alarms.put(alarm.id(), resumed);
            box.heard(resumed, nanos());
        });
        for (int seq = cursor; seq < log.size(); seq++) {
            box.read(seq, log.get(seq), nanos());
        }
        box.unmarked().forEach(delivery -> delivered(delivery.alarm(), delivery.step()));
    }

    /** The log tells all of it once more, as to a lane that reads it from an older place. */
    void repeatTheLog() {
        for (int seq = 0; seq < log.size(); seq++) {
            box.read(seq, log.get(seq), nanos());
        }
    }

    /** Whether everything was told. */
    boolean isQuiet() {
        return box.size() == 0;
    }
}
