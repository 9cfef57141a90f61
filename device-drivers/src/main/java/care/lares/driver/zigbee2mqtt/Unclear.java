// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.zigbee2mqtt;

import care.lares.driver.CallWords;

/**
 * Whether a value that said nothing should have said something. A device that says that it does not know is no fault of
 * its own, nor is a word that the bridge lists among the values of its key.
 */
final class Unclear {
    private Unclear() {}

    static boolean isOne(Told told) {
        boolean otherType = told.property()
                .map(Property::type)
                .filter(type -> !type.equals("binary") && !type.equals("numeric"))
                .isPresent();
        boolean quantity =
                told.isNumber() && told.property().filter(Property::isNumeric).isPresent();
        return !otherType && !quantity && !CallWords.knowsNot(told.value());
    }
}
