// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.air;

import care.lares.domain.Priority;
import care.lares.domain.Value;
import care.lares.rules.HomeSettings;
import care.lares.rules.Phrase;
import care.lares.rules.Words;
import care.lares.rules.air.Danger.Tier;
import java.math.BigDecimal;
import java.time.Duration;

/** What is said about the air of a home. */
final class AirWords {
    private AirWords() {}

    static Words level(Danger danger, Value told, Tier tier) {
        return danger == Danger.GAS
                ? Words.of(Phrase.GAS_LEVEL.said(number(told)), Phrase.GAS_ADVICE)
                : Words.of(
                        Phrase.CO_LEVEL.said(number(told), BigDecimal.valueOf(tier.level()), tier.hold()),
                        Phrase.CARBON_MONOXIDE_ADVICE);
    }

    static Words airTheHome(Danger danger, Duration window) {
        return Words.of(
                Phrase.CO_AIR_THE_HOME.said(BigDecimal.valueOf(danger.clearBelow()), window),
                Phrase.CO_AIR_THE_HOME_ADVICE);
    }

    static Words climate(Band band, Value told, HomeSettings settings) {
        BigDecimal limit = BigDecimal.valueOf(band.limit(settings));
        Duration hold = band.hold(settings);
        boolean danger = band.priority() == Priority.HIGH;
        return band.isCold()
                ? Words.of(
                        Phrase.COLD_HOME.said(number(told), limit, hold),
                        danger ? Phrase.COLD_HOME_DANGER : Phrase.COLD_HOME_ADVICE)
                : Words.of(
                        Phrase.HOT_HOME.said(number(told), limit, hold),
                        danger ? Phrase.HOT_HOME_DANGER : Phrase.HOT_HOME_ADVICE);
    }

    private static BigDecimal number(Value told) {
        return told instanceof Value.Quantity quantity ? quantity.number() : BigDecimal.ZERO;
    }
}
