// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.vitals;

import care.lares.domain.PlausibleRange;
import care.lares.domain.Quality;
import care.lares.domain.Reading;
import care.lares.domain.Value;
import care.lares.rules.Phrase;
import care.lares.rules.Said;
import care.lares.rules.Units;
import care.lares.rules.Words;
import java.util.Optional;

/** What is said about implausible vital signs. */
final class VitalsWords {
    private VitalsWords() {}

    static Words implausible(Reading reading) {
        Words words = Words.of(what(reading), Phrase.IMPLAUSIBLE_ADVICE);
        Optional<PlausibleRange> range = PlausibleRange.of(reading.kind());
        return range.map(limits -> words.and(Phrase.IMPLAUSIBLE_RANGE.said(
                        limits.low(),
                        limits.high(),
                        Units.asWritten(reading.kind().unit()))))
                .orElse(words);
    }

    private static Said what(Reading reading) {
        if (reading.quality().contains(Quality.ABOVE_RANGE)) {
            return Phrase.IMPLAUSIBLE_ABOVE.said(reading.kind());
        }
        if (reading.quality().contains(Quality.BELOW_RANGE)) {
            return Phrase.IMPLAUSIBLE_BELOW.said(reading.kind());
        }
        return reading.value() instanceof Value.Quantity quantity
                ? Phrase.IMPLAUSIBLE.said(reading.kind(), quantity.number())
                : Phrase.IMPLAUSIBLE_UNNUMBERED.said(reading.kind());
    }
}
