// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.speed;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Rules and desk by themselves as a program, on one core: {@code --residents N --rounds N}. Prints readings a second, the
 * median of the rounds behind a warm-up, and the memory that the residents' states and alarms take.
 */
public final class SpeedMain {
    private static final int READINGS = 4_000_000;
    private static final int WARM_UP = 3;

    private SpeedMain() {}

    /** Measures. */
    public static void main(String[] arguments) throws Exception {
        Map<String, String> options = new LinkedHashMap<>(Map.of("--residents", "5000", "--rounds", "7"));
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            options.put(arguments[i], arguments[i + 1]);
        }
        int residents = Integer.parseInt(options.get("--residents"));
        Load load = new Load(residents);
        long before = used();
        Hall hall = new Hall(load);
        for (int i = 0; i < WARM_UP; i++) {
            hall.take(READINGS);
        }
        double[] rates = new double[Integer.parseInt(options.get("--rounds"))];
        for (int i = 0; i < rates.length; i++) {
            long began = System.nanoTime();
            hall.take(READINGS);
            rates[i] = READINGS / ((System.nanoTime() - began) / 1e9);
            System.err.printf("rules: %,d readings/s%n", (long) rates[i]);
        }
        Arrays.sort(rates);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("residents", residents);
        json.put("devices", load.devices());
        json.put("openAlarms", hall.open());
        json.put("readingsPerSecond", Math.round(rates[rates.length / 2]));
        json.put("slowest", Math.round(rates[0]));
        json.put("stateBytes", used() - before);
        System.out.println(new ObjectMapper().writeValueAsString(json));
        // The load and the hall are held until here: what they take is part of the figure.
        load.devices();
        hall.open();
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
