// SPDX-License-Identifier: Apache-2.0
/** The durable outbox to a monitoring centre: alarms at once, summaries behind, confirmed by the centre itself. */
@NullMarked
package care.lares.sync.centre;

import org.jspecify.annotations.NullMarked;
