// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.cuts;

import care.lares.journal.EntryClass;
import care.lares.journal.GaveWay;
import care.lares.journal.Letting;
import care.lares.journal.LogFollower;
import care.lares.journal.SeededWard;
import care.lares.journal.StorageBudget;
import care.lares.journal.log.UnusableDirectoryException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;

/** Old telemetry and vitals give way, for want of room or since their time is over: everything else stays readable. */
final class LettingGo implements CutStep {
    /** More than fill a tile: what goes must be in one. */
    private static final int BEFORE = 280;

    private static final int BATCH = 14;
    /** Batches in a segment. */
    private static final int SEGMENT = 3;

    private static final int TURNS = 40;
    /** Bytes: some of the segments that may be touched go for want of room. */
    private static final long ROOM = 40_000;

    private static final long RESERVE = 60_000;

    @Override
    public String name() {
        return "give-way";
    }

    @Override
    public boolean slow() {
        return true;
    }

    @Override
    public void prepare(Trial trial) throws UnusableDirectoryException {
        SeededWard ward = new SeededWard(trial.random().nextLong(), 4);
        trial.budget(budget(trial));
        trial.open();
        for (int batch = 1; batch <= BEFORE / BATCH; batch++) {
            for (int entries = 0; entries < BATCH; entries++) {
                trial.append(ward.next());
            }
            trial.write();
            if (batch % SEGMENT == 0) {
                trial.snapshot();
                trial.write();
            }
        }
        trial.journal().seal();
        trial.settle();
    }

    private static StorageBudget budget(Trial trial) {
        return switch (trial.random().nextInt(3)) {
            case 0 ->
                new StorageBudget(
                        OptionalLong.empty(),
                        OptionalLong.of(RESERVE),
                        Map.of(EntryClass.TELEMETRY, 3_000L, EntryClass.VITAL, 4_000L),
                        Map.of());
            case 1 ->
                new StorageBudget(
                        OptionalLong.empty(),
                        OptionalLong.of(RESERVE),
                        Map.of(),
                        Map.of(EntryClass.TELEMETRY, Duration.ofDays(1), EntryClass.VITAL, Duration.ofDays(2)));
            default -> new StorageBudget(OptionalLong.empty(), OptionalLong.of(RESERVE), Map.of(), Map.of());
        };
    }

    @Override
    public void restart(Trial trial) throws UnusableDirectoryException {
        trial.storage().capacity(Long.MAX_VALUE);
        trial.open();
    }

    @Override
    public void act(Trial trial) throws UnusableDirectoryException {
        trial.storage().capacity(trial.storage().used() + ROOM);
        trial.journal().keepRoom(new Letting() {
            @Override
            public CompletionStage<Long> state(GaveWay statement) {
                return trial.whenDurable(trial.append(statement));
            }

            @Override
            public Optional<LogFollower.Place> delivered() {
                return Optional.empty();
            }

            @Override
            public Optional<Instant> trustedNow() {
                return Optional.of(trial.now().plus(Duration.ofDays(3)));
            }
        });
        for (int turn = 0; turn < TURNS; turn++) {
            if (turn % BATCH == 0) {
                trial.append();
                trial.journal().lookAtRoom();
            }
            trial.write();
            trial.prove();
        }
        trial.storage().capacity(Long.MAX_VALUE);
        trial.snapshot();
        trial.write();
    }

    @Override
    public void check(Trial trial) {
        trial.requireAll();
    }
}
