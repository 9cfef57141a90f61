// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.zigbee2mqtt;

import care.lares.driver.Scalar;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number and its unit, also where a template of the bridge has put both into one text: {@code "87 %"}.
 *
 * @param number as sent, without its unit
 * @param unit as sent behind the number, else the one its key has
 */
record Amount(Scalar number, String unit) {
    private static final Pattern WITH_UNIT =
            Pattern.compile("\\s*([-+]?\\d{1,12}(?:\\.\\d{1,12})?)\\s*([^\\d\\s.,][^\\d\\s]{0,7})\\s*");

    static Amount of(Scalar value, String unit) {
        Matcher both = WITH_UNIT.matcher(value.isText() ? value.text() : "");
        return both.matches()
                ? new Amount(new Scalar(Scalar.Form.NUMBER, both.group(1)), both.group(2))
                : new Amount(value, unit);
    }
}
