// SPDX-License-Identifier: Apache-2.0
package care.lares.config;

import java.util.List;
import java.util.Optional;

/**
 * Whom the gateway tells outside the house.
 *
 * @param webhooks machines that are told of every alarm
 * @param anchoring where and how often the log's checkpoints are shown
 * @param centre the monitoring centre that is told of alarms, and of what an hour came to
 */
public record Outside(List<Webhook> webhooks, Anchoring anchoring, Optional<MonitoringCentre> centre) {
    /** Nobody. */
    public static final Outside NOBODY = new Outside(List.of(), Anchoring.NOWHERE, Optional.empty());

    /** Copies the webhooks. */
    public Outside {
        webhooks = List.copyOf(webhooks);
    }

    /** Only those who are told of alarms from memory, and not what is durable. */
    Outside toldFromMemory() {
        return new Outside(webhooks, Anchoring.NOWHERE, Optional.empty());
    }
}
