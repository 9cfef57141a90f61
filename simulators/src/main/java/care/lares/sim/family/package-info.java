// SPDX-License-Identifier: Apache-2.0
/** How devices of each family write what they tell: native JSON, SenML, zigbee2mqtt. Pure but for zigbee2mqtt's cache. */
@NullMarked
package care.lares.sim.family;

import org.jspecify.annotations.NullMarked;
