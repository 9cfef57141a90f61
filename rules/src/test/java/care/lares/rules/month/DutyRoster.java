// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.month;

import care.lares.domain.Alarm;
import care.lares.domain.ContactId;
import care.lares.domain.Priority;
import care.lares.domain.WayOut;
import care.lares.domain.roster.CallPlan;
import care.lares.domain.roster.CallStep;
import care.lares.domain.roster.Roster;
import care.lares.domain.roster.Shift;
import care.lares.domain.roster.WeeklySpan;
import care.lares.rules.roster.CallRounds;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Three carers by day, two by night, each shift's first one called first; then the head of the ward, then whoever is left. */
final class DutyRoster {
    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private static final List<ContactId> DAY =
            List.of(new ContactId("day-1"), new ContactId("day-2"), new ContactId("day-3"));
    private static final List<ContactId> NIGHT = List.of(new ContactId("night-1"), new ContactId("night-2"));
    /** All shifts begin and end with one, in seconds. */
    private static final long QUARTER = 900;

    private static final ContactId HEAD = new ContactId("head");
    /** Everybody who can be called. */
    static final List<ContactId> ALL = List.of(DAY.get(0), DAY.get(1), DAY.get(2), NIGHT.get(0), NIGHT.get(1), HEAD);

    private final Roster roster = new Roster(
            ZONE,
            List.of(
                    new Shift("day", daily("06:30", "21:00"), Duration.ofMinutes(15), DAY),
                    new Shift("night", daily("21:00", "06:30"), Duration.ofMinutes(15), NIGHT)),
            List.of(),
            List.of(),
            List.of(CallPlan.of(
                    List.of(),
                    List.of(
                            new CallStep(List.of("day", "night"), List.of(), true),
                            new CallStep(List.of(), List.of(HEAD), false)))),
            Set.of());

    private static WeeklySpan daily(String from, String to) {
        return new WeeklySpan(EnumSet.allOf(DayOfWeek.class), LocalTime.parse(from), LocalTime.parse(to));
    }

    private final Map<Priority, CallRounds> known = new EnumMap<>(Priority.class);
    private Instant quarter = Instant.EPOCH;

    /** Whom an alarm calls, round after round: the same for all of a quarter of an hour and a priority. */
    CallRounds rounds(Alarm alarm, Instant at) {
        Instant now = Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), QUARTER) * QUARTER);
        if (!now.equals(quarter)) {
            known.clear();
            quarter = now;
        }
        return known.computeIfAbsent(
                alarm.priority(), priority -> CallRounds.of(roster, Optional.empty(), priority, ALL, now));
    }

    /** How they are called. */
    static Set<WayOut> ways(Set<ContactId> contacts) {
        return contacts.stream().map(DutyRoster::way).collect(Collectors.toSet());
    }

    static WayOut way(ContactId contact) {
        return new WayOut("webhook", contact.value());
    }
}
