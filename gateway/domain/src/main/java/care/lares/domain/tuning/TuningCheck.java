// SPDX-License-Identifier: Apache-2.0
package care.lares.domain.tuning;

import care.lares.domain.Assignment;
import care.lares.domain.PlaceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Refuses what has the right form and would not be safe; and says where people would hear later than usual. */
public final class TuningCheck {
    /** However often it is asked for a report, a dead device is noticed after this long. */
    static final Duration LATEST_SILENCE = Duration.ofHours(24);

    private final List<Fault> faults = new ArrayList<>();

    private TuningCheck() {}

    /**
     * What cannot be so.
     *
     * @param where such as {@code residents.r-101.batteryLow}
     * @param problem what is wrong with it
     * @param accepted what would be right
     */
    public record Fault(String where, String problem, String accepted) {
        @Override
        public String toString() {
            return where + ": " + problem + "; accepted: " + accepted;
        }
    }

    /** All that is wrong; empty when it is safe. */
    public static List<Fault> faults(Tuning tuning) {
        TuningCheck check = new TuningCheck();
        each(
                tuning,
                (where, choice) -> choice.values().forEach((setting, value) -> check.range(where, setting, value)));
        if (check.faults.isEmpty()) {
            check.together("site", tuning.of(Assignment.NONE));
            check.scopes(tuning);
        }
        return List.copyOf(check.faults);
    }

    /** Where people would hear later, or less often, than usual: such as {@code site.reportEvery 12h instead of 4h}. */
    public static List<String> laxer(Tuning tuning) {
        List<String> laxer = new ArrayList<>();
        each(
                tuning,
                (where, choice) -> choice.values().forEach((setting, value) -> {
                    if (setting.laxer(value, setting.usual())) {
                        laxer.add(where + "." + setting.wireName() + ": " + setting.text(value) + " instead of "
                                + setting.text(setting.usual()));
                    }
                }));
        return List.copyOf(laxer);
    }

    private interface Scopes {
        void see(String where, Choice choice);
    }

    private static void each(Tuning tuning, Scopes scopes) {
        scopes.see("site", tuning.site());
        tuning.places().forEach((place, choice) -> scopes.see("places." + place.value(), choice));
        tuning.residents().forEach((resident, choice) -> scopes.see("residents." + resident.value(), choice));
    }

    private void range(String where, Setting setting, long value) {
        if (!setting.allows(value)) {
            faults.add(new Fault(
                    where + "." + setting.wireName(), "'" + setting.text(value) + "' is not safe", setting.range()));
        }
    }

    /** What a place or a resident sets has to go with what holds around it. */
    private void scopes(Tuning tuning) {
        for (Map.Entry<PlaceId, Choice> place : tuning.places().entrySet()) {
            together(
                    "places." + place.getKey().value(),
                    tuning.of(new Assignment(Optional.empty(), Optional.of(place.getKey()))));
        }
        tuning.residents().keySet().forEach(resident -> {
            String where = "residents." + resident.value();
            together(where, tuning.of(new Assignment(Optional.of(resident), Optional.empty())));
            tuning.places()
                    .keySet()
                    .forEach(place -> together(
                            where + " in " + place.value(),
                            tuning.of(new Assignment(Optional.of(resident), Optional.of(place)))));
        });
    }

    private void together(String where, Tuned tuned) {
        if (tuned.value(Setting.BATTERY_LOW) >= tuned.value(Setting.BATTERY_GOOD)) {
            fault(
                    where + ".batteryLow",
                    "is not below batteryGood, which is " + tuned.value(Setting.BATTERY_GOOD) + " there",
                    "batteryLow below batteryGood; set both");
        }
        Duration silent = tuned.duration(Setting.REPORT_EVERY).multipliedBy(tuned.value(Setting.MISSED_REPORTS));
        if (silent.compareTo(LATEST_SILENCE) > 0) {
            fault(
                    where + ".missedReports",
                    "of reportEvery make " + silent.toHours() + " h: a dead device would be noticed too late",
                    "at most " + LATEST_SILENCE.toHours() + " h in all");
        }
    }

    private void fault(String where, String problem, String accepted) {
        if (faults.stream().noneMatch(known -> where.startsWith(known.where()))) {
            faults.add(new Fault(where, problem, accepted));
        }
    }
}
