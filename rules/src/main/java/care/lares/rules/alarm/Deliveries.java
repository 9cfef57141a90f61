// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.alarm;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmEvent;
import care.lares.domain.AlarmState;
import care.lares.domain.AlarmStep;
import care.lares.domain.Delivery;
import care.lares.domain.Delivery.Outcome;
import care.lares.domain.DeliveryMark;
import care.lares.domain.Moment;
import care.lares.domain.Priority;
import care.lares.domain.WayOut;
import care.lares.rules.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What confirmations of delivery do to an alarm, and their absence: each is a line of its history; an alarm that has
 * reached nobody takes the next step up: as long as there are others to call, and once in each occurrence where there are
 * none. Its state and its hold stay as they are.
 */
final class Deliveries {
    /** The channel of an escalation because of delivery; part of what is stored, so it is never changed. */
    static final String DELIVERY = "delivery";

    private final DeskTimes times;

    Deliveries(DeskTimes times) {
        this.times = times;
    }

    /** The alarm after each step that follows, in their order. */
    List<Alarm> on(Alarm alarm, Delivery delivery, Called called, Moment now) {
        Alarm told = Draft.of(alarm).after(line(alarm, delivery, now));
        boolean failed = called.others() ? allFailed(told, called) : delivery.outcome() == Outcome.REFUSED;
        String deed = delivery.outcome() == Outcome.REFUSED ? " refused it: " : " failed: ";
        return failed && waitsForSomeone(told, called)
                ? List.of(told, escalated(told, delivery.way() + deed + delivery.reason(), now))
                : List.of(told);
    }

    /** Whether each of those who were called last has failed since. */
    private static boolean allFailed(Alarm alarm, Called called) {
        List<AlarmEvent> lines = alarm.occurrenceHistory();
        int since = lines.size();
        while (since > 0 && lines.get(since - 1).step() != AlarmStep.ESCALATED) {
            since--;
        }
        List<AlarmEvent> failures = lines.subList(since, lines.size()).stream()
                .filter(line -> line.step() == AlarmStep.DELIVERY_FAILED)
                .toList();
        return !called.ways().isEmpty()
                && called.ways().stream().allMatch(way -> failures.stream().anyMatch(way::wrote));
    }

    private static AlarmEvent line(Alarm alarm, Delivery delivery, Moment now) {
        AlarmStep step = delivery.outcome() == Outcome.DELIVERED ? AlarmStep.DELIVERED : AlarmStep.DELIVERY_FAILED;
        String mark = new DeliveryMark(delivery.step(), alarm.steps()).text();
        String detail = delivery.reason().isEmpty() ? mark : mark + ": " + delivery.reason();
        WayOut way = delivery.way();
        return new AlarmEvent(now.wall(), step, way.name(), way.channel(), Steps.clipped(detail));
    }

    /** Alarms that no way out has confirmed in time. */
    List<Alarm> overdue(OpenAlarms open, Function<Alarm, Called> calls, Moment now) {
        List<Alarm> escalated = new ArrayList<>();
        for (Alarm alarm : open.all()) {
            Called called = calls.apply(alarm);
            boolean expected = !called.ways().isEmpty() && (alarm.priority() == Priority.HIGH || called.others());
            if (expected && waitsForSomeone(alarm, called) && hasWaited(open, alarm, now)) {
                String within = Phrases.ENGLISH.inWords(times.of(alarm).deliveredWithin());
                escalated.add(escalated(alarm, "not confirmed within " + within + " by " + names(called.ways()), now));
            }
        }
        return escalated;
    }

    private static String names(Set<WayOut> ways) {
        return ways.stream().map(WayOut::toString).sorted().collect(Collectors.joining(", "));
    }

    /** Nobody has answered, no machine has confirmed, and that has not been said yet, or somebody else can be called. */
    private static boolean waitsForSomeone(Alarm alarm, Called called) {
        if (alarm.state() != AlarmState.ACTIVE || alarm.test() || alarm.priority() == Priority.LOW) {
            return false;
        }
        return alarm.occurrenceHistory().stream()
                .noneMatch(event -> called.reached(event) || (!called.others() && isSaid(event)));
    }

    private static boolean isSaid(AlarmEvent event) {
        return event.step() == AlarmStep.ESCALATED && event.channel().equals(DELIVERY);
    }

    /** A restart begins anew. */
    private boolean hasWaited(OpenAlarms open, Alarm alarm, Moment now) {
        return open.pace(alarm, now).sinceCalled(now).compareTo(times.of(alarm).deliveredWithin()) >= 0;
    }

    private static Alarm escalated(Alarm alarm, String reason, Moment now) {
        return Draft.of(alarm)
                .after(new AlarmEvent(
                        now.wall(), AlarmStep.ESCALATED, AlarmEvent.GATEWAY, DELIVERY, Steps.clipped(reason)));
    }
}
