// SPDX-License-Identifier: Apache-2.0
package care.lares.driver;

import java.util.Optional;

/**
 * Understands bytes by the name of what they measure: how one family carries the values of another. Implementations are
 * pure and never throw.
 */
@FunctionalInterface
public interface DataReader {
    /** Knows no name. */
    DataReader NONE = measure -> Optional.empty();

    /**
     * Who reads the bytes of a measure.
     *
     * @param measure in lower case, such as {@code 2a37}
     * @return empty when nobody knows it
     */
    Optional<Driver> of(String measure);
}
