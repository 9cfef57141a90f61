// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.api.Gauges;
import care.lares.broker.Broker;
import care.lares.domain.Alarm;
import care.lares.domain.Priority;
import care.lares.domain.Ticks;
import care.lares.health.HealthReport;
import care.lares.health.HealthReport.Rejection;
import care.lares.health.OutboxReport;
import care.lares.health.SessionReport;
import care.lares.journal.IndexStatus;
import care.lares.journal.JournalStatus;
import care.lares.journal.StorageReport;
import care.lares.journal.store.LogJournal;
import care.lares.pipeline.Counters;
import care.lares.pipeline.Pipeline;
import care.lares.rules.Phrase;
import care.lares.rules.Phrases;
import care.lares.rules.Said.When;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the gateway says of itself when asked. */
final class Reports {
    private final LogJournal journal;
    private final Pipeline pipeline;
    private final StorageWatch storage;
    private final ClockWatch clockWatch;
    private final Ticks ticks;
    private final long startedNanos;
    private final Supplier<OutboxReport> outbox;
    private final Supplier<IndexStatus> index;
    private final Duration warnBefore;
    private final IntSupplier unheard;
    private final Phrases phrases;
    private final Broker broker;
    private Map<String, Integer> listeners = Map.of();

    Reports(
            LogJournal journal,
            Pipeline pipeline,
            StorageWatch storage,
            ClockWatch clockWatch,
            Ticks ticks,
            Broker broker,
            Supplier<OutboxReport> outbox,
            Supplier<IndexStatus> index,
            Duration warnBefore,
            IntSupplier unheard,
            Phrases phrases) {
        this.phrases = phrases;
        this.broker = broker;
        this.unheard = unheard;
        this.warnBefore = warnBefore;
        this.outbox = outbox;
        this.index = index;
        this.journal = journal;
        this.pipeline = pipeline;
        this.storage = storage;
        this.clockWatch = clockWatch;
        this.ticks = ticks;
        this.startedNanos = ticks.nanos();
    }

    void listening(Map<String, Integer> ports) {
        listeners = Map.copyOf(ports);
    }

    HealthReport now() {
        JournalStatus status = journal.status();
        Counters counters = pipeline.counters();
        Optional<String> problem = storage.problem();
        List<String> degraded = new ArrayList<>();
        problem.ifPresent(reason -> degraded.add(StorageWords.of(reason).recording(phrases)));
        unheard().ifPresent(degraded::add);
        searching(index.get()).ifPresent(degraded::add);
        clockWatch.problem().map(Phrase::said).map(phrases::say).ifPresent(degraded::add);
        silence(outbox.get()).ifPresent(degraded::add);
        RoomWords.alarming(journal.room(), warnBefore)
                .map(words -> phrases.sentences(Stream.concat(words.text().stream(), words.advice().stream())
                        .toList()))
                .ifPresent(degraded::add);
        return new HealthReport(
                problem.isEmpty() && !listeners.isEmpty(),
                degraded,
                clockWatch.state(),
                status,
                counters.acceptedTotal(),
                counters.duplicateTotal(),
                rejected(counters),
                pipeline.house().openAlarms().size(),
                listeners,
                uptime(),
                RoomWords.line(room()).map(phrases::say).orElse(""),
                pipeline.house().registry().commissioning().running().isPresent());
    }

    /** How much room there is for records; how long it lasts is not said while none is written. */
    StorageReport room() {
        StorageReport room = journal.room();
        return storage.problem().isEmpty() ? room : room.withoutForecast();
    }

    /** How far the monitoring centre has been told. */
    OutboxReport outbox() {
        return outbox.get();
    }

    private Optional<String> unheard() {
        int devices = unheard.getAsInt();
        return devices == 0 ? Optional.empty() : Optional.of(phrases.say(Phrase.HEALTH_UNHEARD.said(devices)));
    }

    /** An index that is being made again says so by its state; one that waits for storage may wait for days. */
    private Optional<String> searching(IndexStatus index) {
        return Optional.of(index.unavailable())
                .filter(why -> !why.isEmpty())
                .map(why -> StorageWords.of(why).searching(phrases));
    }

    /** Whatever becomes of the clock. */
    private Duration uptime() {
        return Duration.ofNanos(ticks.nanos() - startedNanos);
    }

    private Optional<String> silence(OutboxReport outbox) {
        return outbox.silentSince()
                .map(since ->
                        phrases.say(Phrase.HEALTH_CENTRE.said(outbox.centre().orElse(""), new When.Day(since))));
    }

    /** The same in numbers. */
    Gauges gauges() {
        Counters counters = pipeline.counters();
        Map<Priority, Long> open = pipeline.house().openAlarms().stream()
                .collect(Collectors.groupingBy(Alarm::priority, Collectors.counting()));
        return new Gauges(
                counters.acceptedTotal(),
                counters.duplicateTotal(),
                counters.withheldTotal(),
                counters.rejectedTotals(),
                open,
                storage.problem().isEmpty() && !listeners.isEmpty(),
                journal.status(),
                index.get(),
                outbox.get(),
                room(),
                new SessionReport(
                        broker.away(),
                        broker.backlog().bytes(),
                        broker.backlog().dropped()),
                uptime());
    }

    private static Map<Rejection, Long> rejected(Counters counters) {
        Map<Rejection, Long> rejected = new HashMap<>();
        counters.rejectedTotals()
                .forEach((driver, reasons) ->
                        reasons.forEach((reason, count) -> rejected.put(new Rejection(driver, reason), count)));
        return rejected;
    }
}
