// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.ward;

import java.time.Duration;

/**
 * What a device finds when it wakes.
 *
 * @param at the time since bedtime
 * @param doing what its resident does
 * @param body what can be measured on the resident
 * @param restates whether it must tell everything it knows, changed or not
 */
record Scene(Duration at, Doing doing, Body body, boolean restates) {}
