// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.centre;

import java.util.Set;

/**
 * A bundle is on the disk.
 *
 * @param created references of what was not held before
 */
record Confirmation(Set<String> created) {
    Confirmation {
        created = Set.copyOf(created);
    }
}
