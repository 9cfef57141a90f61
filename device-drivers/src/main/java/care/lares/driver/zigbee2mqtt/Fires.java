// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.zigbee2mqtt;

import care.lares.domain.Kind;
import java.util.List;

/** Fire detectors of which converters say {@code smoke}, whatever they look for. */
final class Fires {
    private static final String HEAT_DETECTOR = "HESZB";

    /** What a thermostat has and no detector. */
    private static final List<String> THERMOSTAT =
            List.of("system_mode", "running_state", "current_heating_setpoint", "occupied_heating_setpoint", "preset");

    private Fires() {}

    /** Of a detector that it is too hot; of a thermostat, that it heats. */
    static void heat(Told told, Interpretation into) {
        if (!told.isNumber() && THERMOSTAT.stream().noneMatch(told.state()::knows)) {
            Truth.of(told, Kind.HEAT).ifPresent(on -> into.flag(Kind.HEAT, on));
        }
    }

    /** What was sent is kept; of a detector that feels heat it is told as well. */
    static void smoke(Told told, Interpretation into) {
        DeviceModel model = told.state().model();
        Truth.of(told, Kind.SMOKE).ifPresent(on -> {
            into.flag(Kind.SMOKE, on);
            if (model.model().startsWith(HEAT_DETECTOR) || model.isDescribedAs("heat alarm", "heat detector")) {
                into.flag(Kind.HEAT, on);
            }
        });
    }
}
