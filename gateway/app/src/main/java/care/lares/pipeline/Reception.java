// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import care.lares.domain.DeviceId;
import care.lares.domain.Moment;
import care.lares.domain.Quality;
import care.lares.domain.Reading;
import care.lares.driver.Reason;
import care.lares.journal.Entry.ReadingLogged;
import care.lares.pipeline.Duplicates.Verdict;
import care.lares.rules.Finding;
import care.lares.rules.Observed;
import care.lares.rules.book.RuleBook;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** The way of one reading: known again or new, logged, evaluated. */
final class Reception {
    /** Stands for a driver where the log refuses what every driver understood. */
    private static final String LOG_ITSELF = "journal";

    private final House house;
    private final RuleBook rules;
    private final Recorder recorder;
    private final Alarms alarms;
    private final SettingUp settingUp;
    private final Caring caring;
    private final Guarding guarding;
    private final Newcomers newcomers;
    private final Supplier<Moment> clock;
    private final Counters counters;
    private final Observer observer;
    private boolean clockTrusted = true;

    Reception(
            House house,
            RuleBook rules,
            Recorder recorder,
            Alarms alarms,
            SettingUp settingUp,
            Caring caring,
            Guarding guarding,
            Newcomers newcomers,
            Supplier<Moment> clock,
            Counters counters,
            Observer observer) {
        this.house = house;
        this.rules = rules;
        this.recorder = recorder;
        this.alarms = alarms;
        this.settingUp = settingUp;
        this.caring = caring;
        this.guarding = guarding;
        this.newcomers = newcomers;
        this.clock = clock;
        this.counters = counters;
        this.observer = observer;
    }

    /** Whether readings are received at a time that is to be believed. */
    void clockTrusted(boolean trusted) {
        clockTrusted = trusted;
    }

    /** Whether the log has it, or had it before. */
    boolean take(Reading told, Transport transport) {
        Reading reading = clockTrusted ? told : doubted(told);
        boolean enrolled = meet(reading.device(), reading.receivedAt());
        long repeats = transport.repeated() ? transport.id() : 0;
        Moment now = clock.get();
        if (house.duplicates().judge(reading, repeats, house.evenly(now)) == Verdict.FRESH) {
            return log(reading, transport, now) && enrolled;
        }
        counters.duplicate();
        return repeat(reading, transport, now) && enrolled;
    }

    /** Whether the device is enrolled, or may do without: also one whose first message nobody understands has a page. */
    boolean meet(DeviceId device, Instant at) {
        return house.registry().device(device).isPresent()
                || newcomers.enrol(device, at, house.registry(), recorder::record);
    }

    /** While nobody knows what time it is, nobody knows that something is late: a call is one of now. */
    private static Reading doubted(Reading told) {
        Reading flagged = told.with(Quality.CLOCK_UNTRUSTED);
        return told.quality().contains(Quality.LATE)
                ? flagged.without(Quality.LATE).with(Quality.TIME_IMPLAUSIBLE)
                : flagged;
    }

    /**
     * A repetition never hides a call: it is counted on its open alarm. Without one, message numbers may have begun
     * anew in the device, so it is a call, flagged; only an id together with the device's time proves it old.
     */
    private boolean repeat(Reading reading, Transport transport, Moment now) {
        boolean call = reading.isCall();
        if (call && house.open().isToldOf(reading)) {
            return evaluate(logged(reading, transport), OptionalLong.empty(), now);
        }
        boolean provedOld = reading.sourceId().isPresent() && Fingerprint.isTimed(reading);
        return !call || provedOld || log(reading.with(Quality.REPLAY_SUSPECTED), transport, now);
    }

    private ReadingLogged logged(Reading reading, Transport transport) {
        return new ReadingLogged(reading, house.assignment(reading), transport.id());
    }

    private boolean log(Reading reading, Transport transport, Moment now) {
        ReadingLogged logged = logged(reading, transport);
        OptionalLong seq = recorder.record(logged);
        if (seq.isPresent()) {
            counters.accepted();
            house.duplicates().remember(reading, transport.id(), house.evenly(now));
        } else {
            counters.withheld();
            if (recorder.noRoom()) {
                counters.rejected(LOG_ITSELF, Reason.STORAGE_FULL);
            }
        }
        boolean recorded = evaluate(logged, seq, now);
        observer.reading(seq, logged);
        return recorded && seq.isPresent();
    }

    private boolean evaluate(ReadingLogged logged, OptionalLong seq, Moment now) {
        Reading reading = logged.reading();
        Observed observed = house.observed(logged, seq, now.nanos());
        DeviceRecord device = house.devices().of(reading.device());
        RuleBook.Outcome outcome = rules.step(device.state(), observed);
        device.became(outcome.state());
        device.told(seq, logged);
        alarms.walk().heard(reading);
        boolean recorded = true;
        for (Finding finding : house.standing().marked(outcome.findings())) {
            recorded &= alarms.on(finding, now);
        }
        for (Finding finding : house.stories().told(logged, observed)) {
            recorded &= alarms.on(finding, now);
        }
        caring.heard(logged, now);
        recorded &= guarding.heard(observed, now);
        recorded &= alarms.on(observed, now);
        settingUp.heard(reading, seq);
        return recorded;
    }
}
