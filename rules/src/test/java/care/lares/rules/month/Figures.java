// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.month;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmId;
import care.lares.domain.AlarmKind;
import care.lares.domain.AlarmStep;
import care.lares.domain.Category;
import care.lares.domain.DeskRow;
import care.lares.domain.DeviceId;
import care.lares.domain.Moment;
import care.lares.domain.Priority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the month came to: who needed somebody, who was called in vain, and how long it took. */
final class Figures {
    /** Technical alarms of one cause that begin within this time are one row of the desk, and one walk. */
    private static final Duration ONE_ROW = Duration.ofMinutes(10);

    /** Who goes later than this goes too late. */
    private static final Duration TOO_LATE = Duration.ofHours(1);

    private final List<Long> rings = new ArrayList<>();
    private final List<Long> goings = new ArrayList<>();
    private final Map<DeviceId, Need> needs = new HashMap<>();
    private final Set<DeviceId> mistakes = new HashSet<>();
    private final Map<AlarmId, DeviceId> devices = new HashMap<>();
    private final Map<AlarmId, Moment> pressed = new HashMap<>();
    private final Map<String, Moment> rows = new HashMap<>();
    private int needed;
    private int alarms;
    private int technical;
    private int inVain;
    private int missed;

    /** Somebody needs somebody, until someone goes. */
    private record Need(Moment since) {}

    /** Somebody needs help, told by this device; a need of which nobody has taken notice goes on. */
    void needs(DeviceId device, Moment now) {
        mistakes.remove(device);
        if (needs.putIfAbsent(device, new Need(now)) == null) {
            needed++;
        }
    }

    /** Whether somebody waits for whoever this device calls. */
    boolean waits(DeviceId device) {
        return needs.containsKey(device);
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
        Optional<DeviceId> device = alarm.device();
        device.ifPresent(one -> devices.put(alarm.id(), one));
        boolean real = device.filter(needs::containsKey).isPresent();
        if (real && alarm.kind() == AlarmKind.SOS) {
            pressed.put(alarm.id(), needs.get(device.get()).since());
        }
        if (alarm.priority() != Priority.LOW) {
            counts(alarm, real, now);
        }
    }

    private void counts(Alarm alarm, boolean real, Moment now) {
        if (alarm.kind().category() == Category.TECHNICAL) {
            technical++;
            String key = DeskRow.foldKey(alarm, "").orElse(alarm.rule());
            Moment before = rows.get(key);
            if (before != null && now.nanos() - before.nanos() < ONE_ROW.toNanos()) {
                return;
            }
            rows.put(key, now);
        }
        alarms++;
        inVain += real ? 0 : 1;
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
        DeviceId device = devices.get(alarm);
        Need need = device == null ? null : needs.remove(device);
        missed += need != null && isTooLate(need, now) ? 1 : 0;
        if (need != null && device.value().startsWith("pendant")) {
            goings.add(now.nanos() - need.since().nanos());
        }
    }

    /** Whoever is at the bedside sees to what came up meanwhile. */
    private void helped(Alarm alarm, Moment now) {
        Need need = alarm.device().map(needs::remove).orElse(null);
        missed += need != null && isTooLate(need, now) ? 1 : 0;
    }

    private static boolean isTooLate(Need need, Moment now) {
        return now.nanos() - need.since().nanos() > TOO_LATE.toNanos();
    }

    /** At the end: a need of a while ago for which nobody went was missed. */
    MonthResult result(MonthPlan plan, Moment end, long readings) {
        missed += (int)
                needs.values().stream().filter(need -> isTooLate(need, end)).count();
        double weeks = plan.beds() * plan.days() / 7.0;
        return new MonthResult(
                plan,
                readings,
                needed,
                missed,
                alarms,
                technical,
                inVain,
                inVain / weeks,
                Percentiles.of(rings),
                Percentiles.of(goings));
    }
}
