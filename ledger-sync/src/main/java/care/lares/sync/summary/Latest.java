// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.summary;

import care.lares.domain.DeviceId;
import care.lares.domain.Value;
import java.time.Instant;

/**
 * What was told last.
 *
 * @param value in the unit of its kind
 * @param at when it was so, as far as anyone knows
 * @param device which device told it
 */
public record Latest(Value value, Instant at, DeviceId device) {}
