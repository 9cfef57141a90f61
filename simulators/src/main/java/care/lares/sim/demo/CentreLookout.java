// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.demo;

import care.lares.sim.elsewhere.CentreClient;
import care.lares.sim.gateway.GatewayException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Looks for one resident's call at the monitoring centre; both clocks are this machine's. */
final class CentreLookout {
    private final CentreClient centre;
    private final String name;
    private final Instant pressed;
    private Optional<Duration> took = Optional.empty();

    /**
     * Looks for a call.
     *
     * @param name of the resident, which the centre is told
     * @param pressed when, or a little before
     */
    CentreLookout(CentreClient centre, String name, Instant pressed) {
        this.centre = centre;
        this.name = name;
        this.pressed = pressed;
    }

    /** How long after the press the centre had it on its disk; empty: not yet. */
    Optional<Duration> took() {
        if (took.isEmpty()) {
            took = look();
        }
        return took;
    }

    private Optional<Duration> look() {
        try {
            for (JsonNode alarm : centre.state().path("alarms")) {
                Instant held = Instant.parse(alarm.path("heldAt").asText());
                if (alarm.path("who").asText().equals(name)
                        && alarm.path("what").asText().equals(AlarmView.SOS)
                        && !held.isBefore(pressed)) {
                    return Optional.of(Duration.between(pressed, held));
                }
            }
            return Optional.empty();
        } catch (GatewayException e) {
            return Optional.empty();
        }
    }
}
