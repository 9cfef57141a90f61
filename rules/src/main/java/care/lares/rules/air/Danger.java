// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.air;

import static care.lares.domain.Priority.HIGH;
import static care.lares.domain.Priority.MEDIUM;

import care.lares.domain.AlarmKind;
import care.lares.domain.Priority;
import care.lares.rules.Rule;
import java.time.Duration;
import java.util.List;

/**
 * A gas whose concentration is measured: how much of it for how long is an alarm. These figures are no settings: each
 * hold of carbon monoxide lies inside what both EN 50291-1 and UL 2034 ask of a detector.
 */
enum Danger {
    /** In ppm. */
    CARBON_MONOXIDE("environment.co_level", AlarmKind.CARBON_MONOXIDE, 30, Duration.ofMinutes(5)),
    /** In % of the lower explosive limit. At the first tier there is time to go out calmly: hence medium. */
    GAS("environment.gas_level", AlarmKind.GAS, 3, Duration.ofMinutes(2));

    /** Little carbon monoxide over long: the home is to be aired, the boiler looked at. */
    static final Rule AIR_THE_HOME = new Rule("environment.co_air_the_home", AlarmKind.CO_AIR_THE_HOME);

    private static final List<Tier> CARBON_MONOXIDE_TIERS = List.of(
            new Tier(300, Duration.ofSeconds(60), HIGH),
            new Tier(100, Duration.ofMinutes(20), HIGH),
            new Tier(50, Duration.ofMinutes(70), HIGH));
    private static final List<Tier> GAS_TIERS =
            List.of(new Tier(10, Duration.ofSeconds(10), HIGH), new Tier(5, Duration.ofSeconds(60), MEDIUM));

    private final String ruleName;
    private final AlarmKind kind;
    private final double clearBelow;
    private final long clearNanos;

    Danger(String ruleName, AlarmKind kind, double clearBelow, Duration clearFor) {
        this.ruleName = ruleName;
        this.kind = kind;
        this.clearBelow = clearBelow;
        this.clearNanos = clearFor.toNanos();
    }

    /**
     * How much for how long is too much.
     *
     * @param level this much or more, in the unit of the kind
     * @param hold for how long, less what it was below in between
     * @param priority how soon somebody must act
     */
    record Tier(double level, Duration hold, Priority priority) {}

    Rule rule() {
        return new Rule(ruleName, kind);
    }

    /** The worst first. */
    List<Tier> tiers() {
        return switch (this) {
            case CARBON_MONOXIDE -> CARBON_MONOXIDE_TIERS;
            case GAS -> GAS_TIERS;
        };
    }

    /** Less than this, for {@link #clearNanos}, and it has gone; as much over long is too much, too. */
    double clearBelow() {
        return clearBelow;
    }

    long clearNanos() {
        return clearNanos;
    }

    /** Whether little over long is an alarm of its own. */
    boolean hasLongLow() {
        return this == CARBON_MONOXIDE;
    }
}
