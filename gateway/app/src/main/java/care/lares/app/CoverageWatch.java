// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.api.CoverageReport;
import care.lares.config.Settings;
import care.lares.config.Site;
import care.lares.domain.ContactId;
import care.lares.domain.Moment;
import care.lares.domain.Priority;
import care.lares.domain.roster.CallPlan;
import care.lares.domain.roster.Roster;
import care.lares.journal.Registry;
import care.lares.rules.Finding;
import care.lares.rules.GatewayFindings;
import care.lares.rules.roster.CallRounds;
import care.lares.rules.roster.Coverage;
import care.lares.rules.roster.Coverage.Gap;
import care.lares.rules.roster.Coverage.Ways;
import care.lares.rules.roster.GapWords;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Looks, all the time, whether every hour of the coming week has somebody to call. Without a roster there is nothing to
 * look at: everybody is called at every hour. For one thread.
 */
final class CoverageWatch {
    /** How often it is looked while nothing has changed: gaps come nearer by the hour. */
    static final Duration LOOK_EVERY = Duration.ofMinutes(1);

    private final Registry registry;
    private final Settings settings;
    private final BooleanSupplier clockTrusted;
    private Optional<Basis> looked = Optional.empty();
    private long lookedNanos;
    private Optional<Boolean> told = Optional.empty();

    private record Basis(Roster roster, Ways ways) {}

    /**
     * Over a registry.
     *
     * @param settings say which machines are told of alarms, and whether the house does with fewer
     * @param clockTrusted whether the hour is to be believed
     */
    CoverageWatch(Registry registry, Settings settings, BooleanSupplier clockTrusted) {
        this.registry = registry;
        this.settings = settings;
        this.clockTrusted = clockTrusted;
    }

    /** What is to be told; empty when nothing has changed. */
    Optional<Finding> look(Moment now) {
        Basis basis = new Basis(registry.roster(), ways());
        boolean due = now.nanos() - lookedNanos >= LOOK_EVERY.toNanos();
        if (!clockTrusted.getAsBoolean() || (looked.filter(basis::equals).isPresent() && !due)) {
            return Optional.empty();
        }
        looked = Optional.of(basis);
        lookedNanos = now.nanos();
        List<Gap> gaps = gaps(now.wall());
        if (told.filter(open -> open == !gaps.isEmpty()).isPresent()) {
            return Optional.empty();
        }
        told = Optional.of(!gaps.isEmpty());
        return Optional.of(
                gaps.isEmpty()
                        ? GatewayFindings.covered(now.wall())
                        : GatewayFindings.coverageGap(
                                now.wall(), GapWords.of(gaps, registry.roster().zone())));
    }

    /** Whether a look at that moment would find what was told already. */
    boolean quietUntil(Moment then) {
        return told.isEmpty()
                || !clockTrusted.getAsBoolean()
                || told.get() == !gaps(then.wall()).isEmpty();
    }

    private List<Gap> gaps(Instant now) {
        return alone() ? List.of() : Coverage.gaps(registry.roster(), ways(), now);
    }

    /** How things stand, for those who ask. */
    CoverageReport report(Instant now) {
        return report(registry.roster(), now);
    }

    /** How things would stand by another roster. */
    CoverageReport report(Roster roster, Instant now) {
        Set<ContactId> reachable = ways().contacts().keySet();
        Map<CallPlan, CallRounds> rounds = new HashMap<>();
        for (CallPlan plan : roster.plans()) {
            rounds.put(
                    plan,
                    clockTrusted.getAsBoolean()
                            ? CallRounds.of(roster, plan.places().stream().findFirst(), Priority.HIGH, reachable, now)
                            : CallRounds.everybody(reachable));
        }
        return new CoverageReport(
                now, alone(), clockTrusted.getAsBoolean(), Coverage.gaps(roster, ways(), now), rounds);
    }

    private Ways ways() {
        return CoverageWays.of(registry, settings);
    }

    private boolean alone() {
        return settings.site().filter(Site::alone).isPresent();
    }
}
