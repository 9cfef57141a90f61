// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.demo;

import care.lares.sim.gateway.GatewayApi;
import care.lares.sim.gateway.GatewayException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks now and then at how far the gateway's evidence has come, since the gateway tells of the newest only. */
final class EvidenceWatch {
    private static final Duration LOOKS_EVERY = Duration.ofMillis(500);
    private static final String FINAL = "final";
    private static final String MINED = "mined";

    private final GatewayApi api;
    private final Map<Long, Anchor> anchors = new TreeMap<>();
    private final TreeSet<Long> witnessed = new TreeSet<>();

    EvidenceWatch(GatewayApi api) {
        this.api = api;
    }

    /** From now on; a gateway that was just killed is asked again later. */
    void start(ScheduledExecutorService timer) {
        var unused = timer.scheduleWithFixedDelay(
                this::lookIfThere, LOOKS_EVERY.toMillis(), LOOKS_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void lookIfThere() {
        try {
            look();
        } catch (GatewayException dead) {
            Thread.onSpinWait(); // It was killed; there is another look soon.
        }
    }

    /** Looks now. */
    void look() throws GatewayException {
        JsonNode newest = api.get("/api/v1/anchors?limit=32").json().path("items");
        JsonNode checkpoints = api.get("/api/v1/checkpoints").json().path("items");
        synchronized (this) {
            for (JsonNode anchor : newest) {
                anchors.put(
                        anchor.path("epoch").asLong(),
                        new Anchor(
                                anchor.path("state").asText(),
                                anchor.path("size").asLong(),
                                anchor.path("block").asLong()));
            }
            for (JsonNode checkpoint : checkpoints) {
                if (!checkpoint.path("witnesses").isEmpty()) {
                    witnessed.add(checkpoint.path("size").asLong());
                }
            }
        }
    }

    /** Checkpoints that a witness cosigned. */
    synchronized int witnessed() {
        return witnessed.size();
    }

    /** Entries that the newest cosigned checkpoint covers. */
    synchronized long witnessedSize() {
        return witnessed.isEmpty() ? 0 : witnessed.last();
    }

    /** Anchors in a block of the ledger. */
    synchronized int anchored() {
        return (int) anchors.values().stream()
                .filter(anchor -> anchor.state.equals(MINED) || anchor.state.equals(FINAL))
                .count();
    }

    /** Those that stay there. */
    synchronized int settled() {
        return (int) anchors.values().stream()
                .filter(anchor -> anchor.state.equals(FINAL))
                .count();
    }

    /** Entries that the newest final anchor covers. */
    synchronized long settledSize() {
        return anchors.values().stream()
                .filter(anchor -> anchor.state.equals(FINAL))
                .mapToLong(Anchor::size)
                .max()
                .orElse(0);
    }

    /** The first block in which an anchor covers this entry. */
    synchronized Optional<Long> block(long seq) {
        return anchors.values().stream()
                .filter(anchor -> anchor.size > seq && anchor.block > 0)
                .map(Anchor::block)
                .min(Comparator.naturalOrder());
    }

    private record Anchor(String state, long size, long block) {}
}
