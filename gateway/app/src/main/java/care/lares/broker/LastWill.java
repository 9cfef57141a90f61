// SPDX-License-Identifier: Apache-2.0
package care.lares.broker;

import java.time.Duration;

/**
 * What a client that has vanished left to be told.
 *
 * @param delay how long it wants nobody to be told, in case it comes back (MQTT 5 section 3.1.3.2.2)
 * @param bytes memory it takes while it waits
 * @param tell tells it
 */
public record LastWill(Duration delay, int bytes, Runnable tell) {}
