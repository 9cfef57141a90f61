// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.speed;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * {@link RulesAndDeskBenchmark} as a program, {@code --residents N}: JMH runs it in virtual machines of its own with this
 * one's flags. Prints as JSON the readings a second, and the memory that the residents' states and alarms take; what JMH
 * has to say meanwhile stands on standard error.
 */
public final class SpeedMain {
    private SpeedMain() {}

    /** Measures. */
    public static void main(String[] arguments) throws Exception {
        Map<String, String> options = new LinkedHashMap<>(Map.of("--residents", "5000"));
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            options.put(arguments[i], arguments[i + 1]);
        }
        int residents = Integer.parseInt(options.get("--residents"));
        Map<String, Object> json = memory(residents);
        PrintStream out = System.out;
        System.setOut(System.err);
        json.putAll(speed(residents));
        out.println(new ObjectMapper().writeValueAsString(json));
    }

    private static Map<String, Object> memory(int residents) {
        long before = used();
        Load load = new Load(residents);
        Hall hall = new Hall(load);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("residents", residents);
        json.put("stateBytes", used() - before);
        // Held until here: what they take is part of the figure.
        json.put("devices", load.devices());
        json.put("openAlarms", hall.open());
        return json;
    }

    private static Map<String, Object> speed(int residents) throws RunnerException {
        Options options = new OptionsBuilder()
                .include(RulesAndDeskBenchmark.class.getName())
                .param("residents", Integer.toString(residents))
                .jvmArgs(
                        ManagementFactory.getRuntimeMXBean().getInputArguments().toArray(String[]::new))
                .build();
        RunResult run = new Runner(options).runSingle();
        Result<?> rate = run.getPrimaryResult();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("readingsPerSecond", Math.round(rate.getScore()));
        json.put("error", Math.round(rate.getScoreError()));
        json.put("slowest", Math.round(rate.getStatistics().getMin()));
        json.put("rounds", rate.getSampleCount());
        return json;
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
