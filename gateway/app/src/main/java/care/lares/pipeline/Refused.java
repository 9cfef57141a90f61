// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import care.lares.driver.Rejected;
import java.time.Instant;

/**
 * Something a device sent that could not be understood.
 *
 * @param at when
 * @param driver the device family that tried
 * @param rejected why, in words for the technician
 */
public record Refused(Instant at, String driver, Rejected rejected) {}
