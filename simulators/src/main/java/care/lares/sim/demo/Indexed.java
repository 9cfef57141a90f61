// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.demo;

import care.lares.domain.Ticks;
import care.lares.sim.family.Packet;
import care.lares.sim.gateway.GatewayApi;
import care.lares.sim.gateway.GatewayException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What can be queried.
 *
 * @param count readings
 * @param names each once, see {@link Packet#name}
 * @param lag how long it took until every answer was whole
 */
record Indexed(long count, Set<String> names, Duration lag) {
    private static final String PATH = "/api/v1/readings?limit=1000";
    private static final Duration COMPLETE_WITHIN = Duration.ofMinutes(2);
    /** More than these pages nobody waits for at the end of a demo. */
    private static final int MAX_PAGES = 200;

    private static final int UNAVAILABLE = 503;

    /** Copies the names. */
    Indexed {
        names = Set.copyOf(names);
    }

    /** Asks for all of them, page by page; empty of a gateway that keeps no index. */
    static Optional<Indexed> ask(GatewayApi api, Ticks ticks) throws GatewayException {
        long began = ticks.nanos();
        GatewayApi.Answer first = api.get(PATH);
        while (!isComplete(first) && ticks.nanos() - began < COMPLETE_WITHIN.toNanos()) {
            if (first.status() == UNAVAILABLE) {
                return Optional.empty();
            }
            Waiting.pause(Duration.ofMillis(50), ticks);
            first = api.get(PATH);
        }
        return Optional.of(pages(api, first, Duration.ofNanos(ticks.nanos() - began)));
    }

    private static boolean isComplete(GatewayApi.Answer answer) {
        return answer.succeeded() && answer.json().path("index").asText().equals("complete");
    }

    private static Indexed pages(GatewayApi api, GatewayApi.Answer first, Duration lag) throws GatewayException {
        Set<String> names = new HashSet<>();
        long count = 0;
        JsonNode page = first.json();
        for (int number = 1; number <= MAX_PAGES; number++) {
            for (JsonNode reading : page.path("items")) {
                names.add(name(reading));
                count++;
            }
            if (!page.path("next").isTextual()) {
                break;
            }
            page = api.get(PATH + "&after=" + page.path("next").asText()).json();
        }
        return new Indexed(count, names, lag);
    }

    private static String name(JsonNode reading) {
        String device = reading.path("device").asText();
        String id = reading.path("sourceId").asText("");
        return reading.path("sourceId").isTextual()
                ? Packet.name(device, id)
                : Packet.name(
                        device,
                        reading.path("kind").asText(),
                        reading.path("observedAt").isTextual()
                                ? reading.path("observedAt").asText()
                                : "");
    }
}
