// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.lares.sim.gateway.GatewayApi;
import care.lares.sim.gateway.GatewayException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a gateway has acknowledged to devices and confirmed to people, in all its lives. For any thread. */
final class Promises {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PERSON = "nora";

    private final List<Act> acts = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private final Set<String> triedToEnd = new HashSet<>();
    private final Map<String, Long> latestPress = new HashMap<>();
    private final Map<String, Long> latestEnd = new HashMap<>();
    private long order;
    private int presses;

    private record Act(String alarm, String event) {}

    synchronized long begins() {
        return ++order;
    }

    synchronized void pressed(String device, long place) {
        presses++;
        latestPress.merge(device, place, Math::max);
    }

    synchronized int presses() {
        return presses;
    }

    synchronized int acts() {
        return acts.size();
    }

    /** Devices whose press was acknowledged, and whose alarm nobody has tried to end since. */
    synchronized Set<String> mustBeOpen() {
        Set<String> open = new HashSet<>();
        latestPress.forEach((device, place) -> {
            if (place > latestEnd.getOrDefault(device, 0L)) {
                open.add(device);
            }
        });
        return open;
    }

    /** Acknowledges or ends an alarm, and remembers what was confirmed. */
    void act(GatewayApi api, JsonNode alarm, int turn) throws GatewayException {
        String id = alarm.path("id").asText();
        boolean ends = turn % 4 == 3;
        boolean fresh = alarm.path("state").asText().equals("active");
        synchronized (this) {
            known.add(id);
        }
        if (!ends) {
            boolean taken =
                    api.post("/api/v1/alarms/" + id + "/acknowledge", body("")).succeeded();
            confirmed(new Act(id, "acknowledged"), taken && fresh);
            return;
        }
        synchronized (this) {
            triedToEnd.add(id);
        }
        try {
            boolean taken =
                    api.post("/api/v1/alarms/" + id + "/end", body("comforted")).succeeded();
            confirmed(new Act(id, "ended"), taken);
        } finally {
            // Whatever was pressed until the answer came may have been part of what ended.
            endsUntilNow(alarm.path("device").asText());
        }
    }

    private static ObjectNode body(String outcome) {
        ObjectNode body = JSON.createObjectNode().put("by", PERSON);
        return outcome.isEmpty() ? body : body.put("outcome", outcome);
    }

    private synchronized void confirmed(Act act, boolean taken) {
        if (taken) {
            acts.add(act);
        }
    }

    private synchronized void endsUntilNow(String device) {
        latestEnd.put(device, ++order);
    }

    /** Every act stands in its alarm's history, and no alarm has ended that nobody tried to end. */
    void areKept(GatewayApi api) throws GatewayException {
        List<Act> confirmed;
        Set<String> alarms;
        synchronized (this) {
            confirmed = List.copyOf(acts);
            alarms = Set.copyOf(known);
        }
        Map<String, JsonNode> found = new HashMap<>();
        for (String id : alarms) {
            JsonNode alarm = await().atMost(Duration.ofSeconds(90))
                    .until(() -> api.get("/api/v1/alarms/" + id), GatewayApi.Answer::succeeded)
                    .json();
            found.put(id, alarm);
            if (alarm.path("state").asText().equals("ended")) {
                assertThat(triedToEnd).as("ended by somebody: %s", alarm).contains(id);
            }
        }
        for (Act act : confirmed) {
            assertThat(found.get(act.alarm()).path("history").findValuesAsText("event"))
                    .as("%s", act)
                    .contains(act.event());
        }
    }
}
