// SPDX-License-Identifier: Apache-2.0
package care.lares.config;

import java.util.Optional;

/**
 * The house, as responders find it.
 *
 * @param name what people call it
 * @param address where it is
 * @param alone whether it does with one responder or one way out at some hours, and says so
 */
public record Site(String name, Optional<String> address, boolean alone) {
    /** One that needs two ways out at every hour. */
    public Site(String name, Optional<String> address) {
        this(name, address, false);
    }
}
