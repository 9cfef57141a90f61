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
import care.lares.rules.OldNews;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What confirmations of delivery do to an alarm, and their absence: each is a line of its history; an alarm that has
 * reached nobody takes the next step up, once for each occurrence. Its state and its hold stay as they are.
 */
final class Deliveries {
    /** The channel of an escalation because of delivery; part of what is stored, so it is never changed. */
    static final String DELIVERY = "delivery";

    private final DeskSettings settings;

    Deliveries(DeskSettings settings) {
        this.settings = settings;
    }

    /** The alarm after each step that follows, in their order. */
    List<Alarm> on(Alarm alarm, Delivery delivery, Moment now) {
        Alarm told = Draft.of(alarm).after(line(alarm, delivery, now));
        boolean nobody = delivery.outcome() == Outcome.REFUSED && waitsForSomeone(told);
        return nobody
                ? List.of(told, escalated(told, delivery.way() + " refused it: " + delivery.reason(), now))
                : List.of(told);
    }

    private static AlarmEvent line(Alarm alarm, Delivery delivery, Moment now) {
        AlarmStep step = delivery.outcome() == Outcome.DELIVERED ? AlarmStep.DELIVERED : AlarmStep.DELIVERY_FAILED;
        String mark = new DeliveryMark(delivery.step(), alarm.steps()).text();
        String detail = delivery.reason().isEmpty() ? mark : mark + ": " + delivery.reason();
        WayOut way = delivery.way();
        return new AlarmEvent(now.wall(), step, way.name(), way.channel(), Steps.clipped(detail));
    }

    /**
     * Alarms of high priority that no way out has confirmed in time.
     *
     * @param ways those that confirm
     */
    List<Alarm> overdue(OpenAlarms open, Set<WayOut> ways, Moment now) {
        List<Alarm> escalated = new ArrayList<>();
        if (ways.isEmpty()) {
            return escalated;
        }
        for (Alarm alarm : open.all()) {
            if (alarm.priority() == Priority.HIGH && waitsForSomeone(alarm) && hasWaited(open, alarm, now)) {
                String within = OldNews.inWords(settings.deliveredWithin());
                escalated.add(escalated(alarm, "not confirmed within " + within + " by " + names(ways), now));
            }
        }
        return escalated;
    }

    private static String names(Set<WayOut> ways) {
        return ways.stream().map(WayOut::toString).sorted().collect(Collectors.joining(", "));
    }

    /** Nobody has answered, no machine has confirmed, and that has not been said yet. */
    private static boolean waitsForSomeone(Alarm alarm) {
        if (alarm.state() != AlarmState.ACTIVE || alarm.test() || alarm.priority() == Priority.LOW) {
            return false;
        }
        return alarm.occurrenceHistory().stream()
                .noneMatch(event -> event.step() == AlarmStep.DELIVERED
                        || (event.step() == AlarmStep.ESCALATED
                                && event.channel().equals(DELIVERY)));
    }

    /** A restart begins anew. */
    private boolean hasWaited(OpenAlarms open, Alarm alarm, Moment now) {
        return open.pace(alarm, now).sinceBegun(now).compareTo(settings.deliveredWithin()) >= 0;
    }

    private static Alarm escalated(Alarm alarm, String reason, Moment now) {
        return Draft.of(alarm)
                .after(new AlarmEvent(now.wall(), AlarmStep.ESCALATED, Steps.GATEWAY, DELIVERY, Steps.clipped(reason)));
    }
}
