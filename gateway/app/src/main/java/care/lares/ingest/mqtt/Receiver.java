// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import care.lares.pipeline.Acknowledgement;
import care.lares.pipeline.Transport;

/** Takes the messages of one topic. Called on the event loop. */
@FunctionalInterface
public interface Receiver {
    /** Takes one message; the acknowledgement is told when all it said is durable, or why it is refused. */
    void receive(Incoming message, Transport transport, Acknowledgement acknowledgement);
}
