// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.month;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/** A ward's month as a program: {@code --beds N --days N --seed S}. Prints what it came to as JSON, with the table as text. */
public final class MonthMain {
    private MonthMain() {}

    /** Plays it. */
    public static void main(String[] arguments) throws Exception {
        MonthPlan usual = MonthPlan.WRITTEN_DOWN;
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            options.put(arguments[i], arguments[i + 1]);
        }
        MonthPlan plan = new MonthPlan(
                Integer.parseInt(options.getOrDefault("--beds", String.valueOf(usual.beds()))),
                Integer.parseInt(options.getOrDefault("--days", String.valueOf(usual.days()))),
                Long.parseLong(options.getOrDefault("--seed", String.valueOf(usual.seed()))));
        long began = System.nanoTime();
        MonthResult result = plan.play();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("seconds", (System.nanoTime() - began) / 1_000_000 / 1e3);
        json.put("missed", result.missed());
        json.put("inVainPerResidentAndWeek", result.inVainPerResidentAndWeek());
        json.put("unsaid", result.unsaid());
        json.put("inVainWith", result.inVainWith().toString());
        json.put("table", result.table());
        System.out.println(new ObjectMapper().writeValueAsString(json));
    }
}
