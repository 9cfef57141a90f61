// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.zigbee2mqtt;

import care.lares.domain.Kind;
import care.lares.driver.Scalar;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;

/** What is wrong with a device, or keeps it from protecting for now (a gas sensor that is warming up). */
final class Faults {
    private static final Set<String> NONE = Set.of(
            "",
            "none",
            "normal",
            "ok",
            "clear",
            "no_fault",
            "no_fault_detected",
            "no_error",
            "no fault",
            "false",
            "off",
            "0",
            "not_detected",
            "light_contamination",
            "medium_contamination",
            "expires_soon",
            "unknown",
            "success",
            "check_success");
    private static final Set<String> FAILURES =
            Set.of("failure", "fail", "failed", "check_failure", "check failure", "comm_fault", "radar_fault");

    private Faults() {}

    /** Anything but a word for "none" is a fault: converters name each fault with a word of its own. */
    static void read(Told told, Interpretation into) {
        Scalar value = told.value();
        if (value.form() == Scalar.Form.STRUCTURE || value.form() == Scalar.Form.LONG_TEXT) {
            return;
        }
        if (told.isNumber()) {
            into.flag(Kind.FAULT, isAnything(value.text()));
        } else {
            String word = value.text().toLowerCase(Locale.ROOT).strip();
            into.flag(
                    Kind.FAULT, Truth.of(told).filter(known -> told.isBoolean()).orElseGet(() -> !NONE.contains(word)));
        }
    }

    private static boolean isAnything(String number) {
        try {
            return new BigDecimal(number).signum() != 0;
        } catch (NumberFormatException tooLarge) {
            return true;
        }
    }

    /** A failed self-test is a fault; {@code checking} is a test. */
    static void testResult(Told told, Interpretation into) {
        String word = told.value().text().toLowerCase(Locale.ROOT);
        if (FAILURES.contains(word) || word.startsWith("fail_")) {
            into.flag(Kind.FAULT, true);
        } else if (word.equals("success") || word.equals("check_success") || word.equals("check success")) {
            into.flag(Kind.FAULT, false);
        }
    }
}
