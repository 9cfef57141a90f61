// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.zigbee2mqtt;

import care.lares.domain.Kind;
import care.lares.driver.CallWords;
import care.lares.driver.FlagWords;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whether something holds, in the many ways converters say it: {@code true}, {@code 1}, {@code "ON"}, {@code "alarm"}.
 * What says neither yes nor no ({@code "detecting"}, {@code "unknown"}) says nothing. How much of it there is
 * ({@code "low"}, {@code "high"}) means one thing of a battery and another of everything else: a high level of gas is an
 * alarm, and a low one nothing to be sure of.
 */
final class Truth {
    private static final Set<String> YES = Set.of(
            "true",
            "on",
            "yes",
            "1",
            "alarm",
            "alarmed",
            "alarming",
            "alarm active",
            "warning_alarm",
            "critical_alarm",
            "active",
            "activated",
            "detected",
            "triggered",
            "present",
            "presence",
            "occupied",
            "alert",
            "leak",
            "leaking",
            "leakage",
            "water_leak",
            "wet",
            "flood",
            "sos",
            "emergency",
            "panic",
            "fire",
            "smoke",
            "gas",
            "fall",
            "falling",
            "fallen",
            "motion",
            "moving",
            "vibration",
            "tampered",
            "open",
            "opened",
            "tilted",
            "contact_open");
    private static final Set<String> NO = Set.of(
            "false",
            "off",
            "no",
            "0",
            "normal",
            "none",
            "clear",
            "cleared",
            "idle",
            "ok",
            "inactive",
            "not_detected",
            "not detected",
            "no_alarm",
            "safe",
            "dry",
            "absent",
            "absence",
            "unoccupied",
            "standby",
            "work",
            "close",
            "closed",
            "contact_closed",
            "no_motion",
            "no_presence",
            "not_opened",
            "static",
            "stop");

    private Truth() {}

    /** What a value says; as the device's own description has it, where there is one. */
    static Optional<Boolean> of(Told told) {
        Optional<Boolean> described = told.value().isText() ? described(told) : Optional.empty();
        return described.isPresent() ? described : ofWord(told);
    }

    /** What a value says of a call or a hazard: also in the words and by the rule that hold for every way in. */
    static Optional<Boolean> of(Told told, Kind kind) {
        Optional<Boolean> said = of(told);
        boolean isCall = kind.lifeSafety() || kind == Kind.WATER_LEAK;
        boolean isPlain = told.value().isText() || told.isNumber();
        if (said.isPresent() || !isCall || !isPlain || CallWords.knowsNot(told.value())) {
            return said;
        }
        return CallWords.call(told.value(), kind, told.key().toLowerCase(Locale.ROOT));
    }

    /** What a value says by itself, whichever of its values the description calls "on". */
    static Optional<Boolean> ofWord(Told told) {
        return switch (told.value().form()) {
            case TRUE -> Optional.of(true);
            case FALSE -> Optional.of(false);
            case NUMBER, TEXT -> ofWord(told.key(), told.value().text());
            default -> Optional.empty();
        };
    }

    private static Optional<Boolean> described(Told told) {
        String text = told.value().text();
        return told.property().flatMap(property -> {
            if (!property.type().equals("binary") || property.valueOn().equals(property.valueOff())) {
                return Optional.empty();
            }
            return text.equalsIgnoreCase(property.valueOn())
                    ? Optional.of(true)
                    : text.equalsIgnoreCase(property.valueOff()) ? Optional.of(false) : Optional.empty();
        });
    }

    private static Optional<Boolean> ofWord(String key, String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        boolean battery = key.toLowerCase(Locale.ROOT).contains("batt");
        Optional<Boolean> low = battery ? FlagWords.batteryLow(word) : Optional.empty();
        if (low.isPresent()) {
            return low;
        }
        if (FlagWords.isDanger(word) || YES.contains(word) || word.endsWith("_yes")) {
            return Optional.of(true);
        }
        return NO.contains(word) || word.endsWith("_no") ? Optional.of(false) : Optional.empty();
    }
}
