// SPDX-License-Identifier: Apache-2.0
package care.lares.driver;

import care.lares.domain.Kind;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names by which devices tell calls for help and hazards, whichever way they speak. */
public final class CallNames {
    private static final Map<Kind, Set<String>> NAMES = new EnumMap<>(Kind.class);
    private static final Map<String, Kind> KINDS = new HashMap<>();

    static {
        names(
                Kind.SOS,
                "sos sos_alarm sos_alert sos_call sos_state sos_status sos_button panic panic_alarm panic_alert"
                        + " panic_button emergency emergency_alarm emergency_alert emergency_call emergency_button help"
                        + " help_call help_alert help_button call_help call_button alarm_button medical_alert pull_cord");
        names(
                Kind.FALL,
                "fall fall_detected fall_alarm fall_alert falling fallen tumble tumble_alarm tumble_detected man_down"
                        + " person_down");
        names(Kind.SMOKE, "smoke smoke_alarm smoke_detected fire fire_alarm fire_detected");
        names(Kind.HEAT, "heat_alarm heat_detected");
        names(Kind.GAS, "gas gas_alarm gas_detected gas_leak");
        names(
                Kind.CARBON_MONOXIDE,
                "carbon_monoxide carbon_monoxide_alarm carbon_monoxide_detected co co_alarm co_detected");
        names(Kind.WATER_LEAK, "water_leak water_leak_alarm water_leak_detected leak leak_detected flood flood_alarm");
    }

    private CallNames() {}

    /** The names of one kind; none when it is neither a call nor a hazard. */
    public static Set<String> of(Kind kind) {
        return NAMES.getOrDefault(kind, Set.of());
    }

    /** What a name in lower case tells. */
    public static Optional<Kind> kind(String name) {
        return Optional.ofNullable(KINDS.get(name));
    }

    private static void names(Kind kind, String list) {
        Set<String> names = Set.of(list.split(" ", -1));
        NAMES.put(kind, names);
        names.forEach(name -> KINDS.put(name, kind));
    }
}
