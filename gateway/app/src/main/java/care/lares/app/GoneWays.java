// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.domain.Alarm;
import care.lares.domain.WayOut;
import care.lares.pipeline.Pipeline;
import care.lares.rules.GatewayFindings;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Ends what was told of a way out that is there no more: it was taken out of the settings or of the registry, and will never
 * say that it works.
 */
final class GoneWays {
    private final Pipeline pipeline;
    private final Supplier<Set<WayOut>> ways;
    private final Set<String> places;

    /**
     * Of this house.
     *
     * @param ways that are there now, whether they work or not
     * @param places outside that the log's checkpoints are shown to
     */
    GoneWays(Pipeline pipeline, Supplier<Set<WayOut>> ways, Set<String> places) {
        this.pipeline = pipeline;
        this.ways = ways;
        this.places = Set.copyOf(places);
    }

    /** Called about once a second: cheap while no way out fails. */
    void look(Instant at) {
        List<Alarm> failing = pipeline.house().openAlarms().stream()
                .filter(alarm -> alarm.causePresent() && GatewayFindings.isOfOneWay(alarm.rule()))
                .toList();
        if (failing.isEmpty()) {
            return;
        }
        Set<String> present = Stream.concat(
                        ways.get().stream().map(GatewayFindings::ofChannel),
                        places.stream().map(GatewayFindings::ofAnchor))
                .collect(Collectors.toSet());
        failing.stream()
                .map(Alarm::rule)
                .filter(rule -> !present.contains(rule))
                .forEach(rule -> pipeline.found(GatewayFindings.wayGone(at, rule)));
    }
}
