// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.simulate;

import care.lares.sim.play.Tally;
import care.lares.sim.scenario.Verdict;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What came of a simulation.
 *
 * @param scenario its name
 * @param seed it was played with
 * @param took how long it really took
 * @param tally of what was sent
 * @param alarms how many different ones were seen
 * @param verdicts one for each line of the scenario
 */
record Result(String scenario, long seed, Duration took, Tally tally, long alarms, List<Verdict> verdicts) {
    /** Copies the verdicts. */
    Result {
        verdicts = List.copyOf(verdicts);
    }

    Optional<Verdict> firstUnmet() {
        return verdicts.stream().filter(verdict -> !verdict.met()).findFirst();
    }

    String text() {
        var text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%s, seed %d: %.1f s; readings sent %,d, accepted %,d, refused %,d; repeated %,d, garbage %,d; alarms %d%n",
                scenario,
                seed,
                took.toMillis() / 1000.0,
                tally.sent(),
                tally.accepted(),
                tally.refused(),
                tally.repeated(),
                tally.garbage(),
                alarms));
        for (Verdict verdict : verdicts) {
            text.append(verdict.met() ? "\u2714 " : "\u2718 ").append(verdict).append(System.lineSeparator());
        }
        return text.toString();
    }

    String json() {
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("scenario", scenario).put("seed", seed).put("seconds", took.toMillis() / 1000.0);
        json.putObject("readings")
                .put("sent", tally.sent())
                .put("accepted", tally.accepted())
                .put("refused", tally.refused());
        json.put("repeated", tally.repeated()).put("garbage", tally.garbage()).put("alarms", alarms);
        json.put("held", firstUnmet().isEmpty());
        ArrayNode list = json.putArray("verdicts");
        for (Verdict verdict : verdicts) {
            ObjectNode one = list.addObject();
            one.put("line", verdict.line()).put("name", verdict.name()).put("met", verdict.met());
            verdict.unmet().ifPresent(seen -> one.put("seen", seen));
        }
        return json.toString();
    }
}
