// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Compares what was seen with what had to be. Pure. */
public final class Judge {
    /** In a message: more would not be read. */
    private static final int MOST_NAMED = 3;

    private final List<Sighting> seen;
    private final UnaryOperator<Duration> gatewayTime;

    /**
     * Judges by these sightings.
     *
     * @param gatewayTime turns scenario time into the gateway's, which runs slower when devices are sped up
     */
    public Judge(List<Sighting> seen, UnaryOperator<Duration> gatewayTime) {
        this.seen = List.copyOf(seen);
        this.gatewayTime = gatewayTime;
    }

    /** One verdict for each line of the scenario, in its order, what must not be seen last. */
    public List<Verdict> judge(Scenario scenario) {
        List<Verdict> verdicts = new ArrayList<>();
        scenario.expected().forEach(expected -> verdicts.add(judge(expected)));
        scenario.never().forEach(never -> verdicts.add(judge(never, scenario.expected())));
        return verdicts;
    }

    private Verdict judge(Expectation expected) {
        Duration from = gatewayTime.apply(expected.at());
        Duration until = from.plus(expected.within());
        boolean met = seen.stream()
                .anyMatch(sighting -> expected.alarm().selects(sighting)
                        && sighting.state().equals(expected.state())
                        && isBetween(sighting.at(), from, until));
        return new Verdict(
                expected.toString(), expected.line(), met ? Optional.empty() : Optional.of(instead(expected, from)));
    }

    private String instead(Expectation expected, Duration from) {
        List<Sighting> alike = seen.stream()
                .filter(expected.alarm()::selects)
                .sorted(Comparator.comparing(
                        sighting -> sighting.at().minus(from).abs()))
                .limit(MOST_NAMED)
                .toList();
        if (!alike.isEmpty()) {
            return "saw " + listed(alike);
        }
        List<Sighting> others = seen.stream()
                .filter(sighting -> sighting.state().equals("active"))
                .limit(MOST_NAMED)
                .toList();
        return others.isEmpty() ? "saw no alarm at all" : "saw only " + listed(others);
    }

    private Verdict judge(Prohibition never, List<Expectation> expected) {
        Duration from = gatewayTime.apply(never.from());
        Duration until = gatewayTime.apply(never.until());
        List<Sighting> wrong = seen.stream()
                .filter(never.alarm()::selects)
                .filter(sighting -> !never.alarm().kind().equals(Selection.OTHER)
                        || expected.stream().noneMatch(line -> line.alarm().selects(sighting)))
                .filter(sighting -> isBetween(sighting.at(), from, until))
                .limit(MOST_NAMED)
                .toList();
        return new Verdict(
                never.toString(),
                never.line(),
                wrong.isEmpty() ? Optional.empty() : Optional.of("saw " + listed(wrong)));
    }

    private static boolean isBetween(Duration time, Duration from, Duration until) {
        return time.compareTo(from) >= 0 && time.compareTo(until) <= 0;
    }

    private static String listed(List<Sighting> sightings) {
        return sightings.stream().map(Sighting::toString).collect(Collectors.joining(", "));
    }
}
