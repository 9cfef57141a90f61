// SPDX-License-Identifier: Apache-2.0
package care.lares.config;

import java.util.Optional;

/**
 * The house, as responders find it.
 *
 * @param name what people call it
 * @param address where it is
 */
public record Site(String name, Optional<String> address) {}
