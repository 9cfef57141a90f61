// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench.desk;

import care.lares.sim.bench.program.TestProgram;
import care.lares.sim.gateway.GatewayException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Has the tests of the rules walk through nights and months, and measure themselves. */
public final class DeskBench {
    private static final Path RULES = Path.of("rules");
    private static final String PACKAGE = "care.lares.rules.";
    /**
     * One core. What the states take is measured by itself; in a heap that they nearly fill the collector copies all of them
     * fifteen times a second at this rate, and that would be measured instead.
     */
    private static final List<String> ONE_CORE =
            List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:ActiveProcessorCount=1", "-XX:-UsePerfData");

    /** Nights leave much behind and keep little: a large young generation, cleared by every core. */
    private static final List<String> MANY_NIGHTS = List.of("-Xmx256m", "-Xmn160m", "-XX:+UseParallelGC");

    private final Path root;

    /** In the project's root. */
    public DeskBench(Path root) {
        this.root = root;
    }

    /**
     * Walks through random nights until one breaks a promise; how far it is stands on standard error.
     *
     * @param seeds how many
     * @param first the seed of the first
     */
    public NightsResult nights(long seeds, long first) throws GatewayException {
        JsonNode found = run(
                "night.NightMain",
                MANY_NIGHTS,
                List.of("--seeds", Long.toString(seeds), "--first", Long.toString(first)));
        return new NightsResult(
                first,
                found.path("seeds").asLong(),
                found.path("seconds").asDouble(),
                found.path("failure").asText(),
                found.path("failedSeed").asLong());
    }

    /** Plays so many days of a ward. */
    public MonthResult month(int beds, int days, long seed) throws GatewayException {
        JsonNode found = run(
                "month.MonthMain",
                List.of("-Xmx256m"),
                List.of(
                        "--beds", Integer.toString(beds),
                        "--days", Integer.toString(days),
                        "--seed", Long.toString(seed)));
        List<String> table = new ArrayList<>();
        found.path("table").forEach(row -> table.add(row.asText()));
        return new MonthResult(
                beds,
                days,
                seed,
                found.path("seconds").asDouble(),
                found.path("missed").asInt(),
                found.path("inVainPerResidentAndWeek").asDouble(),
                table);
    }

    /** How many readings a second rules and desk take on one core as JMH measures it, and the memory that takes. */
    public SpeedResult speed(int residents) throws GatewayException {
        JsonNode found = run("speed.SpeedMain", ONE_CORE, List.of("--residents", Integer.toString(residents)));
        return new SpeedResult(
                residents,
                found.path("devices").asInt(),
                found.path("openAlarms").asInt(),
                found.path("readingsPerSecond").asLong(),
                found.path("error").asLong(),
                found.path("slowest").asLong(),
                found.path("rounds").asLong(),
                found.path("stateBytes").asLong());
    }

    private JsonNode run(String program, List<String> flags, List<String> arguments) throws GatewayException {
        return new TestProgram(root, RULES, PACKAGE + program, flags).run(arguments);
    }
}
