// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.environment;

import care.lares.domain.AlarmKind;
import care.lares.domain.Kind;
import care.lares.rules.Rule;
import care.lares.rules.Words;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a detector may warn of. Heat and water are always meant: the interface knows no test of them. */
enum Hazard {
    SMOKE(AlarmKind.SMOKE, true),
    HEAT(AlarmKind.HEAT, false),
    GAS(AlarmKind.GAS, true),
    CARBON_MONOXIDE(AlarmKind.CARBON_MONOXIDE, true),
    WATER_LEAK(AlarmKind.WATER_LEAK, false);

    static final List<Hazard> ALL = List.of(values());

    /** Made once: a detector that tells each minute that there is nothing is told of by them each time. */
    private static final Map<Hazard, Rule> RULES = rules();

    private final AlarmKind kind;
    private final boolean testable;

    Hazard(AlarmKind kind, boolean testable) {
        this.kind = kind;
        this.testable = testable;
    }

    private static Map<Hazard, Rule> rules() {
        Map<Hazard, Rule> rules = new EnumMap<>(Hazard.class);
        ALL.forEach(hazard -> rules.put(hazard, new Rule("environment." + hazard.kind.wireName(), hazard.kind)));
        return rules;
    }

    Rule rule() {
        return Objects.requireNonNull(RULES.get(this));
    }

    Words words() {
        return switch (this) {
            case SMOKE -> EnvironmentWords.SMOKE;
            case HEAT -> EnvironmentWords.HEAT;
            case GAS -> EnvironmentWords.GAS;
            case CARBON_MONOXIDE -> EnvironmentWords.CARBON_MONOXIDE;
            case WATER_LEAK -> EnvironmentWords.WATER_LEAK;
        };
    }

    boolean testable() {
        return testable;
    }

    /** Only for kinds that are hazards. */
    static Hazard of(Kind kind) {
        return switch (kind) {
            case SMOKE -> SMOKE;
            case HEAT -> HEAT;
            case GAS -> GAS;
            case CARBON_MONOXIDE -> CARBON_MONOXIDE;
            case WATER_LEAK -> WATER_LEAK;
            default -> throw new IllegalArgumentException(kind + " is not a hazard");
        };
    }
}
