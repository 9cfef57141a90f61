// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.zigbee2mqtt;

import care.lares.domain.Kind;
import care.lares.driver.CallNames;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keys that say "alarm" and not of what: {@code alarm}, {@code alarm_1}, {@code alarm_status}. What it is about is in the
 * device's description, else in the company of other keys; a kind the device tells by a key of its own is left to that
 * key, and a siren's alarm is its own noise.
 */
final class UnnamedAlarms {
    private static final Set<String> NAMES = Set.of("alarm", "alarm_status", "alarm_state");

    private static final Map<Kind, List<String>> NAMED = Map.of(
            Kind.SMOKE, List.of("smoke", "smoke_state", "smoke_alarm"),
            Kind.CARBON_MONOXIDE, List.of("carbon_monoxide", "co_state", "carbon_monoxide_alarm"),
            Kind.GAS, List.of("gas", "gas_state", "gas_sensor_state", "gas_alarm"),
            Kind.WATER_LEAK, List.of("water_leak", "water_leak_alarm", "water_leakage_state"),
            Kind.MOTION, List.of("occupancy", "occupancy_alarm", "motion"),
            Kind.VIBRATION, List.of("vibration"),
            Kind.CONTACT_OPEN, List.of("contact", "contact_alarm", "opening_state", "window", "opening_mode"));

    private static final String FIRE = "fire";

    private static final String[] SOUNDS = {"siren", "sound and", "strobe"};

    private UnnamedAlarms() {}

    static boolean isOne(String key) {
        return NAMES.contains(KeyNames.withoutPart(key));
    }

    static void read(Told told, Interpretation into) {
        State state = told.state();
        Optional<Kind> call = named(told);
        if (call.isPresent()) {
            into.flag(call.get(), true);
            return;
        }
        Optional<Boolean> on = truth(told);
        if (on.isEmpty()) {
            return;
        }
        subject(state, told.key())
                .filter(kind -> !tellsItself(state, kind, into))
                .ifPresent(kind -> into.flag(kind, on.get()));
    }

    /** The call that the value names: {@code {"alarm":"sos"}}; of what is set, and of a siren, it is a sound. */
    private static Optional<Kind> named(Told told) {
        DeviceModel model = told.state().model();
        boolean isSound = model.isDescribedAs(SOUNDS)
                || told.property().filter(Property::settable).isPresent();
        return Optional.of(told.value().text().strip().toLowerCase(Locale.ROOT).replace(' ', '_'))
                .filter(word -> !isSound)
                .flatMap(CallNames::kind)
                .filter(kind -> kind == Kind.SOS || kind == Kind.FALL);
    }

    private static Optional<Boolean> truth(Told told) {
        return switch (told.value().text()) {
            case FIRE -> Optional.of(true);
            case "prealarm", "pre_alarm", "stop", "burglar" -> Optional.empty();
            default -> Truth.of(told);
        };
    }

    private static boolean tellsItself(State state, Kind kind, Interpretation into) {
        boolean toldNow = into.hasFlag(kind);
        boolean described = state.model().properties().keySet().stream()
                .filter(key -> !isOne(key))
                .anyMatch(key -> NAMED.getOrDefault(kind, List.of()).contains(KeyNames.withoutPart(key)));
        return toldNow || described;
    }

    private static Optional<Kind> subject(State state, String key) {
        return key.equals("alarm_state") && state.knows("co") && !state.knows("carbon_monoxide")
                ? Optional.of(Kind.CARBON_MONOXIDE)
                : byDescription(state.model()).or(() -> byCompany(state, key));
    }

    private static Optional<Kind> byDescription(DeviceModel model) {
        if (model.isDescribedAs("smoke", "fire")) {
            return Optional.of(Kind.SMOKE);
        } else if (model.isDescribedAs(SOUNDS)) {
            return Optional.empty();
        } else if (model.isDescribedAs("carbon monoxide", "co alarm", "co detector", "co sensor")) {
            return Optional.of(Kind.CARBON_MONOXIDE);
        } else if (model.isDescribedAs("gas ")) {
            return Optional.of(Kind.GAS);
        } else if (model.isDescribedAs("heat alarm", "heat detector", "heat sensor")) {
            return Optional.of(Kind.HEAT);
        } else if (model.isDescribedAs("leak", "flood", "water alarm")) {
            return Optional.of(Kind.WATER_LEAK);
        } else if (model.isDescribedAs("sos", "panic", "emergency")) {
            return Optional.of(Kind.SOS);
        } else if (model.isDescribedAs("door", "window", "opening", "contact")) {
            return Optional.of(Kind.CONTACT_OPEN);
        } else if (model.isDescribedAs("vibration")) {
            return Optional.of(Kind.VIBRATION);
        }
        return model.isDescribedAs("motion", "pir ") ? Optional.of(Kind.MOTION) : Optional.empty();
    }

    /** While the device is not described: the keys that only detectors of one thing have beside their alarm, or its word. */
    private static Optional<Kind> byCompany(State state, String key) {
        if (!state.model().equals(DeviceModel.UNKNOWN)) {
            return Optional.empty();
        } else if (state.has("alarm") && state.has("siren_for_automation_only") && !tellsAFire(state)) {
            return Optional.of(Kind.HEAT);
        } else if (state.has("alarm_1") && state.has("silence")) {
            return Optional.of(Kind.SMOKE);
        } else if (state.has("alarm_status") && (state.has("silent_mode") || state.has("sensitivity"))) {
            return Optional.of(Kind.VIBRATION);
        } else if (state.has("alarm_status") && !state.says("mode", "shortage") && state.has("alarm_ringtone")) {
            return Optional.of(Kind.WATER_LEAK);
        }
        boolean listener = !tellsAFire(state)
                && state.has("alarm")
                && state.has("temperature")
                && state.has("tamper")
                && !state.has("humidity");
        return listener || state.says(key, FIRE) ? Optional.of(Kind.SMOKE) : Optional.empty();
    }

    private static boolean tellsAFire(State state) {
        return state.has("smoke") || state.has("carbon_monoxide") || state.has("gas") || state.has("co");
    }
}
