// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.ward;

import care.lares.domain.Kind;
import care.lares.sim.ward.Line.Condition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What one device has to say about what happens, at the moments it happens. Pure. */
final class Script {
    private static final double LOW_BATTERY = 6;

    private Script() {}

    /** The lines of the device with this role, in their order. */
    static List<Line> of(Role role, List<Happening> happenings) {
        List<Line> lines = new ArrayList<>();
        for (Happening happening : happenings) {
            if (happening.device() == role) {
                lines.addAll(lines(happening));
            }
        }
        lines.sort(Comparator.comparing(Line::at));
        return lines;
    }

    private static List<Line> lines(Happening happening) {
        Duration begin = happening.at();
        Duration end = happening.end();
        return switch (happening.what()) {
            case FALL -> List.of(flag(begin, Kind.FALL, true));
            case PRESS -> List.of(flag(begin, Kind.SOS, true));
            case ASSIST -> List.of(flag(begin, Kind.ASSIST, true));
            case TEST -> List.of(flag(begin, Kind.TEST, true), flag(end, Kind.TEST, false));
            case SMOKE -> List.of(flag(begin, Kind.SMOKE, true), flag(end, Kind.SMOKE, false));
            case CARBON_MONOXIDE ->
                List.of(flag(begin, Kind.CARBON_MONOXIDE, true), flag(end, Kind.CARBON_MONOXIDE, false));
            case BATTERY_LOW ->
                List.of(
                        new Line(begin, List.of(lowBattery(begin)), Condition.UNCHANGED),
                        new Line(end, List.of(), Condition.CHARGED));
            case SILENT ->
                List.of(new Line(begin, List.of(), Condition.DEAD), new Line(end, List.of(), Condition.ALIVE));
            case FEVER, LEAVE, SIT, WALK -> List.of();
        };
    }

    private static Line flag(Duration at, Kind kind, boolean on) {
        Sample sample = Sample.flag(kind, on, kind.wireName() + '-' + at.toMillis() + (on ? "-on" : "-off"));
        return new Line(at, List.of(sample), Condition.UNCHANGED);
    }

    private static Sample lowBattery(Duration at) {
        return Sample.number(Kind.BATTERY, LOW_BATTERY, "low-" + at.toMillis());
    }
}
