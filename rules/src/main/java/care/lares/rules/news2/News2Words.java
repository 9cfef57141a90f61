// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.news2;

import care.lares.domain.Value;
import care.lares.rules.Phrase;
import care.lares.rules.Said;
import care.lares.rules.Said.When;
import care.lares.rules.Units;
import care.lares.rules.Words;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What is said about early-warning scores: what scores and since when, what is missing, what to do. Names no device: this is
 * told to a monitoring centre as it is, and a device's name may be its radio's address.
 */
final class News2Words {
    private News2Words() {}

    /** @param observedFor how long what was said of consciousness and oxygen counts */
    static Words holds(Standing standing, Duration observedFor) {
        Scored basis = standing.basis();
        Words words = Words.of(what(standing), advice(standing.trigger()));
        for (Map.Entry<Parameter, Integer> scoring : scoring(basis)) {
            words = words.and(part(scoring.getKey(), scoring.getValue(), basis));
        }
        if (standing.trigger() == Trigger.SINGLE_PARAMETER_3) {
            for (Parameter missing : basis.score().missing()) {
                words = words.and(Phrase.NEWS2_MISSING.said(name(missing).said()));
            }
        }
        return words.and(Phrase.NEWS2_OBSERVED_FOR.said(observedFor));
    }

    static Words overdue(Scored last) {
        Duration every = last.score().trigger().orElseThrow().monitorEvery();
        return Words.of(
                Phrase.NEWS2_OVERDUE.said(
                        new When.Clock(last.at()), last.score().total().orElse(0), every),
                Phrase.NEWS2_OVERDUE_ADVICE);
    }

    private static Said what(Standing standing) {
        int total = standing.basis().score().total().orElse(0);
        return switch (standing.trigger()) {
            case AGGREGATE_7_PLUS -> Phrase.NEWS2_HIGH.said(total);
            case AGGREGATE_5_6 -> Phrase.NEWS2_MEDIUM.said(total);
            case SINGLE_PARAMETER_3 -> Phrase.NEWS2_RED.said();
            case AGGREGATE_1_4, AGGREGATE_0 -> Phrase.NEWS2_LOW.said(total);
        };
    }

    private static Phrase advice(Trigger trigger) {
        return switch (trigger) {
            case AGGREGATE_7_PLUS -> Phrase.NEWS2_HIGH_ADVICE;
            case AGGREGATE_5_6 -> Phrase.NEWS2_MEDIUM_ADVICE;
            case SINGLE_PARAMETER_3 -> Phrase.NEWS2_RED_ADVICE;
            case AGGREGATE_1_4, AGGREGATE_0 -> Phrase.NEWS2_LOW_ADVICE;
        };
    }

    /** What scores anything, the most first. */
    private static List<Map.Entry<Parameter, Integer>> scoring(Scored basis) {
        return basis.score().points().entrySet().stream()
                .filter(scored -> scored.getValue() > 0)
                .sorted(Map.Entry.<Parameter, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
    }

    private static Said part(Parameter parameter, int points, Scored basis) {
        Part part = basis.parts().asMap().get(parameter);
        if (part == null) {
            throw new IllegalStateException(parameter + " scores and is not there");
        }
        return Phrase.NEWS2_PART.said(
                name(parameter).said(),
                value(part),
                points,
                new When.Clock(part.reading().effectiveAt()));
    }

    private static Said value(Part part) {
        if (part.reading().value() instanceof Value.Code code) {
            return switch (code.code()) {
                case "C" -> Phrase.CONSCIOUS_C.said();
                case "V" -> Phrase.CONSCIOUS_V.said();
                case "P" -> Phrase.CONSCIOUS_P.said();
                case "U" -> Phrase.CONSCIOUS_U.said();
                default -> Phrase.CONSCIOUS_A.said();
            };
        }
        Value.Quantity quantity = (Value.Quantity) part.reading().value();
        return Phrase.MEASURED.said(
                quantity.number(), Units.asWritten(part.reading().kind().unit()));
    }

    private static Phrase name(Parameter parameter) {
        return switch (parameter) {
            case RESPIRATORY_RATE -> Phrase.KIND_BREATHING_RATE;
            case SPO2 -> Phrase.KIND_SPO2;
            case OXYGEN -> Phrase.KIND_OXYGEN_FLOW;
            case BP_SYSTOLIC -> Phrase.KIND_BP_SYSTOLIC;
            case PULSE -> Phrase.KIND_PULSE_RATE;
            case CONSCIOUSNESS -> Phrase.KIND_CONSCIOUSNESS;
            case TEMPERATURE -> Phrase.KIND_BODY_TEMPERATURE;
        };
    }
}
