// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import care.lares.broker.Broker;
import care.lares.driver.CallsOnly;
import care.lares.pipeline.Pipeline;
import java.time.InstantSource;
import java.util.List;

/**
 * What every connection works with.
 *
 * @param pipeline where commands go
 * @param broker where subscriptions are
 * @param families who takes the messages of which topics; the first that knows a topic has it
 * @param calls hears calls in what nobody takes
 * @param clock stamps what comes in
 */
public record Intake(
        Pipeline pipeline, Broker broker, List<TopicFamily> families, CallsOnly calls, InstantSource clock) {
    /** Copies the list. */
    public Intake {
        families = List.copyOf(families);
    }
}
