// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.domain.roster.CallPlan;
import care.lares.rules.roster.CallRounds;
import care.lares.rules.roster.Coverage.Gap;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Whether every hour of the coming week has somebody to call.
 *
 * @param at when it was looked
 * @param alone whether the house has said that it does with fewer
 * @param clockTrusted whether the hour is to be believed: while it is not, everybody is called
 * @param gaps hours in which too few would be reached, by plan and time
 * @param now whom an alarm of high priority would call at this moment, by plan
 */
public record CoverageReport(
        Instant at, boolean alone, boolean clockTrusted, List<Gap> gaps, Map<CallPlan, CallRounds> now) {
    /** Copies both. */
    public CoverageReport {
        gaps = List.copyOf(gaps);
        now = Map.copyOf(now);
    }
}
