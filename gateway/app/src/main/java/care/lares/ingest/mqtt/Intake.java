// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import care.lares.broker.Broker;
import care.lares.driver.Driver;
import care.lares.pipeline.Pipeline;
import java.time.InstantSource;

/**
 * What every connection works with.
 *
 * @param pipeline where readings and commands go
 * @param broker where subscriptions are
 * @param readings driver of the readings topic
 * @param status driver of the status topic
 * @param clock stamps what comes in
 */
public record Intake(Pipeline pipeline, Broker broker, Driver readings, Driver status, InstantSource clock) {}
