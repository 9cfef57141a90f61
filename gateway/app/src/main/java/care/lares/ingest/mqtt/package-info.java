// SPDX-License-Identifier: Apache-2.0
/** Devices and people over MQTT 3.1.1 and 5: sockets, sessions, topics. */
@NullMarked
package care.lares.ingest.mqtt;

import org.jspecify.annotations.NullMarked;
