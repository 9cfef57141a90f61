// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.zigbee2mqtt;

import care.lares.domain.Kind;
import care.lares.driver.Codes;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What was done with a button, remote or keypad. Each message with an action is one press. */
final class Actions {
    private static final Set<String> CALLS = Set.of("sos", "emergency", "panic", "help");
    /** A word beside a call that takes it back, or is about a machine: {@code sos_cancel}, {@code emergency_heating}. */
    private static final Set<String> NO_CALLS =
            Set.of("cancel", "canceled", "cancelled", "clear", "cleared", "reset", "restore", "stop", "heating");
    /** On a button that is there for calls only these are no press. */
    private static final Set<String> LET_GO = Set.of("off", "release", "released", "none", "idle", "hold_release");

    private Actions() {}

    /** Whether a key holds an action: {@code action}, {@code action_l2}, and {@code click} of old versions. */
    static boolean isAction(String key) {
        return key.equals("action")
                || key.equals("click")
                || KeyNames.withoutPart(key).equals("action");
    }

    static void read(Told told, Interpretation into) {
        String word = told.value().text().strip().toLowerCase(Locale.ROOT);
        if (word.isEmpty()) {
            return;
        }
        String mode = armMode(word);
        if (isCall(word)) {
            into.happened(Kind.SOS, true);
        } else if (!mode.isEmpty()) {
            into.happened(Kind.ARM_MODE, mode);
            into.happened(Kind.ARM_REQUEST, !mode.equals("disarmed"));
        } else {
            press(word, told, into);
        }
    }

    private static void press(String word, Told told, Interpretation into) {
        if (isCallButton(told.state().model()) && !LET_GO.contains(word)) {
            into.happened(Kind.SOS, true);
        }
        String code = told.value().text().strip();
        if (Codes.isValid(Kind.BUTTON, code)) {
            into.happened(Kind.BUTTON, code);
        }
    }

    private static boolean isCall(String action) {
        List<String> words = List.of(action.split("[^a-z0-9]+", -1));
        return words.stream().anyMatch(CALLS::contains) && words.stream().noneMatch(NO_CALLS::contains);
    }

    /** Some call buttons send {@code single}, as any light switch does: only their description tells. */
    private static boolean isCallButton(DeviceModel model) {
        return model.isDescribedAs(
                "sos", "emergency button", "panic button", "emergency call", "alarm button", "pull cord");
    }

    private static String armMode(String action) {
        return switch (action) {
            case "disarm", "disarmed" -> "disarmed";
            case "arm_all_zones", "arm_away", "arm_full", "arm" -> "away";
            case "arm_day_zones", "arm_home", "arm_stay", "arm_partial_zones", "arm_partial" -> "home";
            case "arm_night_zones", "arm_night" -> "night";
            default -> "";
        };
    }
}
