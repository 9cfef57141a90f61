// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.environment;

import care.lares.domain.AlarmKind;
import care.lares.domain.Kind;
import care.lares.rules.Rule;
import care.lares.rules.Words;
import java.util.List;

/** What a detector may warn of. Heat and water are always meant: the interface knows no test of them. */
enum Hazard {
    SMOKE(AlarmKind.SMOKE, true),
    HEAT(AlarmKind.HEAT, false),
    GAS(AlarmKind.GAS, true),
    CARBON_MONOXIDE(AlarmKind.CARBON_MONOXIDE, true),
    WATER_LEAK(AlarmKind.WATER_LEAK, false);

    static final List<Hazard> ALL = List.of(values());

    private final AlarmKind kind;
    private final boolean testable;

    Hazard(AlarmKind kind, boolean testable) {
        this.kind = kind;
        this.testable = testable;
    }

    Rule rule() {
        return new Rule("environment." + kind.wireName(), kind);
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
