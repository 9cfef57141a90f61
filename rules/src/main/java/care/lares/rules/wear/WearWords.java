// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.wear;

import care.lares.domain.Kind;
import care.lares.rules.Phrase;
import care.lares.rules.Words;
import care.lares.rules.wear.DriftRules.Sample;
import java.math.BigDecimal;
import java.time.Duration;

/** What is said about sensors that have drifted. */
final class WearWords {
    private WearWords() {}

    static Words pair(Sample one, Sample other, BigDecimal apart, Duration since) {
        return Words.of(
                Phrase.DRIFT_PAIR.said(one.kind(), one.device(), other.device(), apart, unit(one.kind()), since),
                Phrase.DRIFT_ADVICE);
    }

    static Words odd(Sample one, BigDecimal apart, Duration since) {
        return Words.of(
                Phrase.DRIFT_ODD.said(one.kind(), one.device(), apart, unit(one.kind()), since), Phrase.DRIFT_ADVICE);
    }

    static Words zero(Sample one, BigDecimal limit, Duration since) {
        return Words.of(
                Phrase.DRIFT_ZERO.said(one.kind(), one.device(), limit, unit(one.kind()), since), Phrase.DRIFT_ADVICE);
    }

    private static String unit(Kind kind) {
        return switch (kind) {
            case ROOM_TEMPERATURE -> "°C";
            case CO_CONCENTRATION -> "ppm";
            case GAS_CONCENTRATION -> "% LEL";
            default -> kind.unit();
        };
    }
}
