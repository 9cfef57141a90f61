// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.month;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmId;
import care.lares.domain.AlarmKind;
import care.lares.domain.AlarmStep;
import care.lares.domain.DeskRow;
import care.lares.domain.DeviceId;
import care.lares.domain.Moment;
import care.lares.domain.Priority;
import care.lares.domain.ResidentId;
import care.lares.rules.month.Room.Who;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the month came to: who needed somebody, who was called in vain, and how long it took. */
final class Figures {
    /** Technical alarms of one cause that begin within this time are one row of the desk, and one walk. */
    private static final Duration ONE_ROW = Duration.ofMinutes(10);

    /** Who goes later than this goes too late. */
    private static final Duration TOO_LATE = Duration.ofHours(1);

    private final List<Long> rings = new ArrayList<>();
    private final List<Long> goings = new ArrayList<>();
    private final Map<Cause, Need> needs = new HashMap<>();
    private final Map<ResidentId, Predicate<AlarmKind>> truths = new HashMap<>();
    private final Map<ResidentId, Who> whose = new HashMap<>();
    private final Map<Who, Integer> vainOf = new EnumMap<>(Who.class);
    private final Map<AlarmKind, Integer> vainWith = new EnumMap<>(AlarmKind.class);
    private final Map<Said, Moment> toBeSaid = new HashMap<>();
    private final Set<DeviceId> mistakes = new HashSet<>();
    private final Map<AlarmId, Cause> causes = new HashMap<>();
    private final Map<AlarmId, Moment> pressed = new HashMap<>();
    private final Map<String, Moment> rows = new HashMap<>();
    private int needed;
    private int alarms;
    private int technical;
    private int inVain;
    private int missed;
    private int told;
    private int unsaid;

    /**
     * Somebody needs somebody, until someone goes.
     *
     * @param within who goes later than this goes too late
     */
    private record Need(Moment since, Duration within) {}

    /** What is not urgent is to stand on the page. */
    private record Said(ResidentId resident, AlarmKind kind) {}

    Figures(List<Room> rooms) {
        rooms.forEach(room -> whose.put(room.resident(), room.who()));
    }

    /** Somebody needs help, told by this device; a need of which nobody has taken notice goes on. */
    void needs(DeviceId device, Moment now) {
        mistakes.remove(device);
        needs(Cause.of(device), now, TOO_LATE);
    }

    /** Somebody needs help, and somebody is to be on the way within so long. */
    void needs(Cause cause, Moment now, Duration within) {
        if (needs.putIfAbsent(cause, new Need(now, within)) == null) {
            needed++;
        }
    }

    /** Somebody came for another reason, or they are well again: nobody was called for this. */
    void needsNoMore(Cause cause) {
        needed -= needs.remove(cause) == null ? 0 : 1;
    }

    /** Something that is not urgent is so: within so long it is to stand on the page. */
    void toBeSaid(ResidentId resident, AlarmKind kind, Moment now, Duration within) {
        if (toBeSaid.putIfAbsent(new Said(resident, kind), now.plus(within)) == null) {
            told++;
        }
    }

    /** Asked, this says which alarms about somebody are about something that is so just now. */
    void truth(ResidentId resident, Predicate<AlarmKind> truth) {
        truths.put(resident, truth);
    }

    /** Whether somebody waits for whoever this device calls. */
    boolean waits(DeviceId device) {
        return needs.containsKey(Cause.of(device));
    }

    /** What this device tells next is nothing. */
    void mistake(DeviceId device) {
        mistakes.add(device);
    }

    /** An alarm took a step. */
    void told(Alarm alarm, Moment now) {
        AlarmStep step = alarm.latest().step();
        if (step == AlarmStep.ENDED && !alarm.latest().channel().equals("rule")) {
            helped(alarm, now);
        }
        boolean begins = step == AlarmStep.RAISED || step == AlarmStep.RECURRED;
        if (!begins || alarm.test()) {
            return;
        }
        Optional<Cause> cause = Cause.of(alarm);
        cause.ifPresent(one -> causes.put(alarm.id(), one));
        Optional<ResidentId> resident = alarm.assignment().resident();
        resident.map(one -> toBeSaid.remove(new Said(one, alarm.kind())))
                .ifPresent(until -> unsaid += now.nanos() > until.nanos() ? 1 : 0);
        boolean real = cause.filter(needs::containsKey).isPresent()
                || resident.map(truths::get)
                        .filter(truth -> truth.test(alarm.kind()))
                        .isPresent();
        if (real && alarm.kind() == AlarmKind.SOS) {
            pressed.put(alarm.id(), needs.get(cause.get()).since());
        }
        if (alarm.priority() != Priority.LOW) {
            counts(alarm, real, now);
        }
    }

    private void counts(Alarm alarm, boolean real, Moment now) {
        if (alarm.kind().technical()) {
            technical++;
            String key = DeskRow.foldKey(alarm, "").orElse(alarm.rule());
            Moment before = rows.get(key);
            if (before != null && now.nanos() - before.nanos() < ONE_ROW.toNanos()) {
                return;
            }
            rows.put(key, now);
        }
        alarms++;
        if (!real) {
            inVain++;
            vainWith.merge(alarm.kind(), 1, Integer::sum);
            alarm.assignment().resident().ifPresent(one -> vainOf.merge(whose.get(one), 1, Integer::sum));
        }
    }

    /** A phone rang for an alarm. */
    void rang(AlarmId alarm, Moment now) {
        Moment since = pressed.remove(alarm);
        if (since != null) {
            rings.add(now.nanos() - since.nanos());
        }
    }

    /** Somebody is on the way. */
    void goes(AlarmId alarm, Moment now) {
        Cause cause = causes.get(alarm);
        Need need = cause == null ? null : needs.remove(cause);
        missed += need != null && isTooLate(need, now) ? 1 : 0;
        if (need != null && cause.name().startsWith("device pendant")) {
            goings.add(now.nanos() - need.since().nanos());
        }
    }

    /** Whoever is at the bedside sees to what came up meanwhile. */
    private void helped(Alarm alarm, Moment now) {
        Stream.concat(
                        Cause.of(alarm).stream(),
                        alarm.assignment().resident().stream().map(Cause::of))
                .map(needs::remove)
                .filter(Objects::nonNull)
                .filter(need -> isTooLate(need, now))
                .forEach(need -> missed++);
    }

    private static boolean isTooLate(Need need, Moment now) {
        return now.nanos() - need.since().nanos() > need.within().toNanos();
    }

    /** At the end: a need of a while ago for which nobody went was missed. */
    MonthResult result(MonthPlan plan, Moment end, long readings) {
        missed += (int)
                needs.values().stream().filter(need -> isTooLate(need, end)).count();
        unsaid += (int) toBeSaid.values().stream()
                .filter(until -> end.nanos() > until.nanos())
                .count();
        return new MonthResult(
                plan,
                readings,
                needed,
                missed,
                alarms,
                technical,
                inVain,
                told,
                unsaid,
                inVain / weeks(plan, whose.size()),
                perWeek(plan, Who.WATCHED),
                perWeek(plan, Who.MEASURED),
                Map.copyOf(vainWith),
                Percentiles.of(rings),
                Percentiles.of(goings));
    }

    private double perWeek(MonthPlan plan, Who who) {
        long of = whose.values().stream().filter(who::equals).count();
        return vainOf.getOrDefault(who, 0) / weeks(plan, Math.max(1, of));
    }

    private static double weeks(MonthPlan plan, long residents) {
        return residents * plan.days() / 7.0;
    }
}
