// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.config.JournalRoom;
import care.lares.config.MonitoringCentre;
import care.lares.config.Settings;
import care.lares.domain.Moment;
import care.lares.journal.EntryClass;
import care.lares.journal.GaveWay;
import care.lares.journal.Lane;
import care.lares.journal.Letting;
import care.lares.journal.LogFollower.Place;
import care.lares.journal.Registry;
import care.lares.journal.StorageBudget;
import care.lares.journal.store.LogJournal;
import care.lares.pipeline.Pipeline;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Says what may be given up of the log, has it written down, and tells people before nothing is left to give. */
final class RoomKeeper implements Letting {
    /** How often the log is asked to look: by itself it does whenever a segment is full. */
    static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    private final LogJournal journal;
    private final Pipeline pipeline;
    private final LoopDiary diary;
    private final Optional<MonitoringCentre> centre;
    private final RoomAlarm alarm;
    private final Supplier<Moment> clock;
    private final Supplier<Optional<Instant>> trustedNow;

    /**
     * A keeper of a journal's room.
     *
     * @param trustedNow the time, while it can be trusted
     */
    RoomKeeper(
            LogJournal journal,
            Pipeline pipeline,
            LoopDiary diary,
            Settings settings,
            Supplier<Moment> clock,
            Supplier<Optional<Instant>> trustedNow) {
        this.journal = journal;
        this.pipeline = pipeline;
        this.diary = diary;
        this.centre = settings.outside().centre();
        this.alarm = new RoomAlarm(pipeline::found, settings.room().warnBefore());
        this.clock = clock;
        this.trustedNow = trustedNow;
    }

    /** The budget that settings ask for. */
    static StorageBudget budget(JournalRoom room) {
        Map<EntryClass, Long> most = new EnumMap<>(EntryClass.class);
        room.telemetry().ifPresent(bytes -> most.put(EntryClass.TELEMETRY, bytes));
        room.vitals().ifPresent(bytes -> most.put(EntryClass.VITAL, bytes));
        Map<EntryClass, Duration> retention = new EnumMap<>(EntryClass.class);
        room.keepTelemetry().ifPresent(time -> retention.put(EntryClass.TELEMETRY, time));
        room.keepVitals().ifPresent(time -> retention.put(EntryClass.VITAL, time));
        return new StorageBudget(room.total(), room.reserve(), most, retention);
    }

    /** Called now and then, on the loop. */
    void look() {
        journal.lookAtRoom();
        alarm.look(journal.room(), clock.get());
    }

    @Override
    public CompletionStage<Long> state(GaveWay statement) {
        return diary.write(statement);
    }

    @Override
    public Optional<Place> delivered() {
        Registry registry = pipeline.house().registry();
        return centre.map(one -> registry.deliveries()
                .place(one.name().value(), Lane.VITALS)
                .map(place -> new Place(place.origin(), place.cursor()))
                .orElse(new Place("", 0)));
    }

    @Override
    public Optional<Instant> trustedNow() {
        return trustedNow.get();
    }
}
