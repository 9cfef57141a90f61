// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmId;
import care.lares.domain.Moment;
import care.lares.domain.WayOut;
import care.lares.domain.roster.Roster;
import care.lares.pipeline.House;
import care.lares.pipeline.Pipeline;
import care.lares.rules.GatewayFindings;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Tries the whole way of an alarm once a night: raises a test, has it recorded and told over every way out, and raises an
 * alarm about those that did not confirm it. Only where a roster is kept: it says by whose clock it is night. For one
 * thread.
 */
final class SelfTest {
    /** When, by the roster's clock: no zone leaps over this hour, and nobody changes shifts in it. */
    static final LocalTime AT = LocalTime.of(3, 30);
    /** A night whose test did not begin within this time goes without: the gateway was off. */
    static final Duration BEGINS_WITHIN = Duration.ofMinutes(30);
    /** How long the ways out have: several attempts of each. */
    static final Duration CONFIRMED_WITHIN = Duration.ofSeconds(60);

    private final House house;
    private final Pipeline pipeline;
    private final Supplier<Set<WayOut>> confirming;
    private final BooleanSupplier clockTrusted;
    private Optional<LocalDate> tested = Optional.empty();
    private Optional<Running> running = Optional.empty();
    private boolean looked;
    /** Whether there will be another test, as it was seen last: before the first look, perhaps. */
    private boolean testable = true;

    private record Running(Optional<AlarmId> alarm, long begunNanos, AtomicBoolean durable) {}

    /**
     * Of this house.
     *
     * @param confirming the ways out that confirm
     * @param clockTrusted whether the hour is to be believed
     */
    SelfTest(Pipeline pipeline, Supplier<Set<WayOut>> confirming, BooleanSupplier clockTrusted) {
        this.house = pipeline.house();
        this.pipeline = pipeline;
        this.confirming = confirming;
        this.clockTrusted = clockTrusted;
    }

    /** Begins a test that is due, or judges one that has had its time; one that a restart cut short is over. */
    void look(Moment now) {
        if (!looked) {
            looked = true;
            pipeline.found(GatewayFindings.selfTestOver(now.wall()));
        }
        boolean kept = house.registry().roster().isKept();
        if (testable && !kept && running.isEmpty()) {
            // Nobody tries it any more, so that nobody would say that it works.
            pipeline.found(GatewayFindings.selfTested(now.wall(), List.of()));
        }
        testable = kept || running.isPresent();
        if (running.filter(test -> isOver(test, now)).isPresent()) {
            judge(running.get(), now);
            running = Optional.empty();
        } else if (running.isEmpty() && isDue(now)) {
            tested = Optional.of(local(now).toLocalDate());
            begin(now);
        }
    }

    boolean quietUntil(Moment then) {
        return running.map(test -> !isOver(test, then)).orElseGet(() -> !isDue(then));
    }

    /** Whether the log has the test that goes on: a clock moved by hand would not leave it the time. */
    boolean isSettled() {
        return running.map(test -> test.durable().get()).orElse(true);
    }

    private static boolean isOver(Running test, Moment now) {
        return now.nanos() - test.begunNanos() >= CONFIRMED_WITHIN.toNanos();
    }

    private boolean isDue(Moment now) {
        Roster roster = house.registry().roster();
        if (!roster.isKept() || !clockTrusted.getAsBoolean()) {
            return false;
        }
        LocalTime time = local(now).toLocalTime();
        boolean night = !time.isBefore(AT) && time.isBefore(AT.plus(BEGINS_WITHIN));
        return night && tested.filter(local(now).toLocalDate()::equals).isEmpty();
    }

    private ZonedDateTime local(Moment now) {
        return now.wall().atZone(house.registry().roster().zone());
    }

    private void begin(Moment now) {
        AtomicBoolean durable = new AtomicBoolean();
        pipeline.found(GatewayFindings.selfTest(now.wall()));
        Optional<AlarmId> alarm = house.openAlarms().stream()
                .filter(open -> open.rule().equals(GatewayFindings.SELF_TEST))
                .map(Alarm::id)
                .findFirst();
        boolean unused = pipeline.whenDurable(() -> durable.set(true));
        running = Optional.of(new Running(alarm, now.nanos(), durable));
    }

    private void judge(Running test, Moment now) {
        List<String> failed = new ArrayList<>();
        Optional<Alarm> alarm = test.alarm().flatMap(house.open()::findAny);
        for (WayOut way : confirming.get()) {
            if (alarm.filter(told -> told.deliveredBy(way) > 0).isEmpty()) {
                failed.add(way.toString());
            }
        }
        Collections.sort(failed);
        if (!test.durable().get()) {
            failed.add("the log");
        }
        pipeline.found(GatewayFindings.selfTestOver(now.wall()));
        pipeline.found(GatewayFindings.selfTested(now.wall(), failed));
    }
}
