// SPDX-License-Identifier: Apache-2.0
/** Devices and programs of other makers that have the gateway as their broker: their topics, and what of their repetitions is news. */
@NullMarked
package care.lares.ingest.mqtt.family;

import org.jspecify.annotations.NullMarked;
