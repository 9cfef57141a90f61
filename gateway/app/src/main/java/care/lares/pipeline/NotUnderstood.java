// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import java.time.Instant;

/**
 * Something a device sent that could not be understood.
 *
 * @param at when
 * @param driver the device family that tried
 * @param reason the kind of fault, such as {@code unknown_unit}
 * @param detail what is wrong and what is accepted, for the technician; never a vital sign or a payload
 */
public record NotUnderstood(Instant at, String driver, String reason, String detail) {}
