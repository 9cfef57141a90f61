// SPDX-License-Identifier: Apache-2.0
package care.lares.api.tuning;

import java.time.Instant;

/** What a dry run does now and then while it works: it pauses, tells how far it is, and hears whether to go on. */
@FunctionalInterface
interface Pulse {
    /**
     * Told of work that was done.
     *
     * @param done entries that were read, devices that were looked at
     * @param reached up to which time
     * @return whether there is time for more
     */
    boolean goesOn(int done, Instant reached);
}
