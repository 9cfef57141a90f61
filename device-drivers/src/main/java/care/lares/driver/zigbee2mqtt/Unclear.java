// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.zigbee2mqtt;

import care.lares.driver.Scalar;
import java.util.Locale;
import java.util.Set;

/**
 * Whether a value that said nothing should have said something. A device that says that it does not know is no fault of
 * its own, nor is a word that the bridge lists among the values of its key.
 */
final class Unclear {
    private static final Set<String> DOES_NOT_KNOW = Set.of(
            "",
            "-",
            "--",
            "unknown",
            "unavailable",
            "undefined",
            "unsupported",
            "not_supported",
            "none",
            "null",
            "n/a",
            "na",
            "detecting",
            "checking",
            "testing",
            "preheat",
            "preheating",
            "preparation",
            "initializing");

    private Unclear() {}

    static boolean isOne(Told told) {
        boolean otherType = told.property()
                .map(Property::type)
                .filter(type -> !type.equals("binary") && !type.equals("numeric"))
                .isPresent();
        boolean quantity =
                told.isNumber() && told.property().filter(Property::isNumeric).isPresent();
        boolean knowsNot = told.value().form() == Scalar.Form.TEXT
                && DOES_NOT_KNOW.contains(told.value().text().strip().toLowerCase(Locale.ROOT));
        return !otherType && !quantity && !knowsNot;
    }
}
