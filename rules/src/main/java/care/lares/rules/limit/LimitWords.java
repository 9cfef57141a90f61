// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.limit;

import care.lares.domain.Kind;
import care.lares.domain.Quality;
import care.lares.domain.Reading;
import care.lares.domain.Value;
import care.lares.rules.Phrase;
import care.lares.rules.Said;
import care.lares.rules.Units;
import care.lares.rules.Words;
import care.lares.rules.limit.Limits.Side;
import java.math.BigDecimal;

/** What is said about vital signs beyond their limits. */
final class LimitWords {
    private LimitWords() {}

    static Words beyond(Reading reading, Side side, BigDecimal limit) {
        String unit = Units.asWritten(reading.kind().unit());
        boolean measured = !reading.quality().contains(Quality.BELOW_RANGE)
                && !reading.quality().contains(Quality.ABOVE_RANGE);
        BigDecimal number = ((Value.Quantity) reading.value()).number();
        if (reading.kind() == Kind.GLUCOSE) {
            Said low = measured
                    ? Phrase.GLUCOSE_LOW.said(number, unit, limit)
                    : Phrase.GLUCOSE_LOW_UNMEASURED.said(limit, unit);
            return Words.of(low, Phrase.GLUCOSE_LOW_ADVICE);
        }
        Phrase phrase = measured
                ? side == Side.LOW ? Phrase.LIMIT_LOW : Phrase.LIMIT_HIGH
                : side == Side.LOW ? Phrase.LIMIT_LOW_UNMEASURED : Phrase.LIMIT_HIGH_UNMEASURED;
        Said beyond =
                measured ? phrase.said(reading.kind(), number, unit, limit) : phrase.said(reading.kind(), limit, unit);
        return Words.of(beyond, Phrase.LIMIT_ADVICE);
    }
}
