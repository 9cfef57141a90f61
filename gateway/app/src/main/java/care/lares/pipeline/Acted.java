// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import care.lares.rules.alarm.Refusal;
import java.util.Optional;

/**
 * What came of what a person did about an alarm.
 *
 * @param refused why nothing was changed; empty when it was
 * @param promised whether they will be told once it is durable: not when the log could not take it, though it counts then too
 */
public record Acted(Optional<Refusal> refused, boolean promised) {}
