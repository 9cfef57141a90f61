// SPDX-License-Identifier: Apache-2.0
/** Who and what is known to the gateway, as people register it: residents, places, devices, contacts. */
@NullMarked
package care.lares.api.registry;

import org.jspecify.annotations.NullMarked;
