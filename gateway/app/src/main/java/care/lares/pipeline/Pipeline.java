// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import care.lares.domain.Delivery;
import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.Moment;
import care.lares.domain.Notice;
import care.lares.domain.Reading;
import care.lares.driver.Decoded;
import care.lares.driver.Driver;
import care.lares.driver.RawMessage;
import care.lares.driver.Reason;
import care.lares.driver.Rejected;
import care.lares.journal.BackupEntry.Restored;
import care.lares.journal.ClockChanged;
import care.lares.journal.Entry.GatewayStarted;
import care.lares.journal.Journal;
import care.lares.notify.Notifier;
import care.lares.rules.Finding;
import care.lares.rules.GatewayFindings;
import care.lares.rules.alarm.AlarmDesk;
import care.lares.rules.alarm.Command;
import care.lares.rules.book.RuleBook;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of a reading: decode, know again, log, evaluate, notify; and the sender is told once the log is durable.
 *
 * <p>Single-threaded. Nothing here blocks: the log queues, notifiers write to sockets.
 */
public final class Pipeline {
    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);

    private final House house;
    private final Recorder recorder;
    private final Alarms alarms;
    private final Supplier<Moment> clock;
    private final Caring caring;
    private final Guarding guarding;
    private final Reception reception;
    private final Portions portions;
    private final Registrar registrar;
    private final WalkTests walkTests;
    private final SettingUp settingUp;
    private final Doors doors;
    private final DeviceWatch watch;
    private final Counters counters = new Counters();
    private final WaitingAcknowledgements waiting = new WaitingAcknowledgements();

    /**
     * A pipeline over a house that has been rebuilt from this journal.
     *
     * @param order in which order people are called
     * @param clock both clocks, now
     * @param newcomers what becomes of a device that is not enrolled
     * @param observer who watches, live
     * @param laterTurn runs something once whoever else waits for the event loop had their turn
     */
    public Pipeline(
            House house,
            RuleBook rules,
            AlarmDesk desk,
            Journal journal,
            Notifier notifier,
            CallOrder order,
            Supplier<Moment> clock,
            Newcomers newcomers,
            Observer observer,
            Executor laterTurn) {
        this.house = house;
        this.recorder = new Recorder(journal, house);
        this.alarms = new Alarms(desk, house, notifier, order, recorder, observer);
        this.doors = new Doors(house, alarms, clock);
        this.registrar = new Registrar(house, recorder, alarms, doors, waiting, clock);
        this.walkTests = new WalkTests(house, recorder, alarms, registrar, waiting, clock);
        this.watch = new DeviceWatch(house, rules, alarms);
        this.clock = clock;
        this.settingUp = new SettingUp(house, recorder);
        this.caring = new Caring(house, recorder, alarms, notifier, waiting, clock);
        this.guarding = new Guarding(house, recorder, alarms, waiting, clock);
        this.reception = new Reception(
                house, rules, recorder, alarms, settingUp, caring, guarding, newcomers, clock, counters, observer);
        this.portions = new Portions(reception, alarms, recorder, waiting, counters, clock, laterTurn);
    }

    /** Takes a message in; its sender is told when all it said is durable, or that it could not be understood. */
    public void accept(Driver driver, RawMessage message, Transport transport, Acknowledgement acknowledgement) {
        accept(message.device(), driver.name(), driver.decode(message), transport, acknowledgement);
    }

    /**
     * The same of a message that was read already.
     *
     * @param sender on whose page it is shown what could not be understood
     * @param driver the name of the driver that read it
     */
    public void accept(
            DeviceId sender, String driver, Decoded meant, Transport transport, Acknowledgement acknowledgement) {
        Decoded decoded = heard(meant);
        take(sender, driver, decoded, transport, acknowledgement);
        if (!decoded.rejected().isEmpty()) {
            Instant now = clock.get().wall();
            reception.meet(sender, now);
            decoded.rejected().forEach(rejected -> house.refused(sender, now, driver, rejected));
        }
    }

    /**
     * Takes in what a message meant; its sender is told when all of it is durable, or that it could not be understood. A
     * message that means nothing to us is no fault of its sender.
     *
     * @param driver the name of the driver that read it
     */
    public void accept(String driver, Decoded meant, Transport transport, Acknowledgement acknowledgement) {
        Decoded decoded = heard(meant);
        if (decoded.readings().isEmpty() && decoded.rejected().isEmpty()) {
            afterAllSoFar(acknowledgement);
        } else {
            DeviceId sender =
                    decoded.readings().stream().map(Reading::device).findFirst().orElse(Strangers.UNPROVED);
            take(sender, driver, decoded, transport, acknowledgement);
        }
    }

    /** Of several readings as many at once as there is time for. Without any, it may repeat what is being taken just now. */
    private void take(
            DeviceId sender, String driver, Decoded decoded, Transport transport, Acknowledgement acknowledgement) {
        for (Rejected rejected : decoded.rejected()) {
            counters.rejected(driver, rejected.reason());
        }
        if (decoded.readings().isEmpty() && !decoded.rejected().isEmpty()) {
            acknowledgement.refused(decoded.rejected());
        } else {
            portions.take(sender, testsFirst(decoded.readings()), transport, acknowledgement);
        }
    }

    /** It may repeat what is on its way to the disk just now. */
    private void afterAllSoFar(Acknowledgement acknowledgement) {
        if (!waiting.after(recorder.size(), acknowledgement::durable)) {
            acknowledgement.withheld();
        }
    }

    /** A hazard told before its test would be a real one, though both are in one message. */
    private static List<Reading> testsFirst(List<Reading> readings) {
        if (readings.size() <= 1) {
            return readings;
        }
        return readings.stream()
                .sorted(Comparator.comparing(reading -> reading.kind() != Kind.TEST))
                .toList();
    }

    /**
     * A person does something about an alarm.
     *
     * @param durable called when the act would survive a power cut; never when the log could not take it
     */
    public Acted act(Command command, Runnable durable) {
        Moment now = clock.get();
        Alarms.Answer answer = alarms.on(command, now);
        if (answer.refused().isPresent()) {
            return new Acted(answer.refused(), false);
        }
        caring.acted(command, now);
        boolean promised = answer.recorded() && waiting.after(recorder.size(), durable);
        if (!promised) {
            LOG.warn("act not confirmed, the log could not take it");
        }
        return new Acted(Optional.empty(), promised);
    }

    /** What of a message is heard: of a device that was revoked, calls and hazards only. */
    public Decoded heard(Decoded decoded) {
        return house.standing().heard(decoded);
    }

    /** Who and what becomes known. */
    public Registrar registrar() {
        return registrar;
    }

    /** Looks on while the house is being set up. */
    public SettingUp settingUp() {
        return settingUp;
    }

    /** Who tries which devices on purpose. */
    public WalkTests walkTests() {
        return walkTests;
    }

    /** Who comes to the doors in a device's name. */
    public Doors doors() {
        return doors;
    }

    /** Who is asked whether they are well. */
    public Caring caring() {
        return caring;
    }

    /** Whether the house is guarded against strangers. */
    public Guarding guarding() {
        return guarding;
    }

    /** Something the gateway found out about itself. */
    public void found(Finding finding) {
        alarms.on(finding, clock.get());
    }

    /**
     * The log was given up for a new one, which begins with this entry.
     *
     * @param reason why, in words
     */
    public void restored(Restored entry, String reason) {
        house.registry().apply(entry);
        found(GatewayFindings.evidenceRestarted(clock.get().wall(), entry.origin(), reason));
    }

    /** Ways out were handed a step of an alarm. */
    public void told(Notice notice) {
        alarms.on(notice, clock.get());
    }

    /** A way out says what became of a step of an alarm. */
    public void delivered(Delivery delivery) {
        alarms.on(delivery, clock.get());
    }

    /** Whether the time is to be believed from now on: readings say so. */
    public void clockTrusted(boolean trusted) {
        reception.clockTrusted(trusted);
        caring.clockTrusted(trusted);
        house.stories().days().clockTrusted(trusted);
    }

    /** What became of the clock is written down. */
    public void clockChanged(ClockChanged changed) {
        recorder.record(changed);
    }

    /** The first entry of a new life. */
    public void began(GatewayStarted started) {
        recorder.record(started);
    }

    /** After a start: conditions are looked at anew, and what was open sounds again. */
    public void resume() {
        Moment now = clock.get();
        alarms.resume(now);
        house.unraised().forEach(finding -> alarms.on(finding, now));
        doors.resume(now);
        watch.resume(now);
    }

    /** Time has passed: called about once a second. */
    public void tick() {
        Moment now = clock.get();
        alarms.tick(now);
        caring.tick(now);
        guarding.tick(now);
        doors.tick(now);
        watch.tick(now);
        recorder.snapshotWhenDue(now);
    }

    /**
     * Whether a tick at that moment would find nothing to do. What runs out stays so, hence nothing is due before
     * either.
     */
    public boolean quietUntil(Moment then) {
        return alarms.quietUntil(then)
                && guarding.quietUntil(then)
                && caring.quietUntil(then)
                && doors.quietUntil(then)
                && watch.quietUntil(then);
    }

    /**
     * Calls back, on any thread, once everything recorded so far would survive a power cut.
     *
     * @return false when too many wait for that already: it is never called then
     */
    public boolean whenDurable(Runnable then) {
        return waiting.after(recorder.size(), then);
    }

    /** Something came in that no driver takes: counted, so that nothing is refused in silence. */
    public void refused(String where, Reason why) {
        counters.rejected(where, why);
    }

    /**
     * The log would survive a power cut up to this size: whoever waited for that is acknowledged. The one method any
     * thread may call; the log's writer does, so that sockets flush a whole batch of acknowledgements at once.
     */
    public void durable(long size) {
        waiting.durable(size);
    }

    /** What became of readings. */
    public Counters counters() {
        return counters;
    }

    /** The living state, for those who look. */
    public House house() {
        return house;
    }
}
