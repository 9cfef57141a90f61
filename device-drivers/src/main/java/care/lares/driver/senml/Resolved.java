// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.senml;

import care.lares.driver.Rejected;
import care.lares.driver.Scalar;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A record with the base values that were in force taken in.
 *
 * @param position which one of its pack, from 1
 * @param record its own fields
 * @param name the whole name; empty when it is none
 * @param unit its unit or the base unit
 * @param number its number with the base value added
 * @param seconds the sum of its times; empty means now
 * @param fault why it cannot be understood; empty when its form is right
 */
record Resolved(
        int position,
        SenmlRecord record,
        Optional<String> name,
        Scalar unit,
        Scalar number,
        Optional<BigDecimal> seconds,
        Optional<Rejected> fault) {

    /** What is measured. */
    String measure() {
        String own = Names.measure(record.name.text());
        return Names.isKnown(own) ? own : Names.measure(name.orElse(""));
    }

    /** The one value it has: its number with the base added, its flag, or its text. */
    Scalar value() {
        if (SenmlRecord.isThere(record.number)) {
            return number;
        }
        return SenmlRecord.isThere(record.flag) ? record.flag : record.text;
    }
}
