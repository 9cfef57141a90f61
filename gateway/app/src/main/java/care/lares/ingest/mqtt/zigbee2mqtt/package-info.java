// SPDX-License-Identifier: Apache-2.0
/** A zigbee2mqtt bridge that has the gateway as its broker: its topics, its devices' names, and what of its repetitions is news. */
@NullMarked
package care.lares.ingest.mqtt.zigbee2mqtt;

import org.jspecify.annotations.NullMarked;
