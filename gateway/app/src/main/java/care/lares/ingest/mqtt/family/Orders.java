// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt.family;

import care.lares.broker.BridgeTopics;
import care.lares.ingest.mqtt.TopicFamily;
import java.util.Optional;

/**
 * What devices of other makers are told to do, and how they introduce themselves to Home Assistant: passed on, and of no
 * concern here.
 */
public final class Orders {
    private static final String NAME = "orders";

    private Orders() {}

    /** These topics, whose messages these pass on. */
    public static TopicFamily into(Receivers receivers) {
        return topic -> BridgeTopics.ORDERS.stream().anyMatch(orders -> orders.matches(topic))
                ? Optional.of(receivers.nothing(NAME))
                : Optional.empty();
    }
}
