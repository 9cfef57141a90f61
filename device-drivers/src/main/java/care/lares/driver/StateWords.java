// SPDX-License-Identifier: Apache-2.0
package care.lares.driver;

import java.util.Map;

/** What the keys of one family's states mean. */
@FunctionalInterface
public interface StateWords {
    /**
     * Adds what a value means, if it means anything.
     *
     * @param key its path
     * @param all everything known of the device, for what depends on it
     */
    void read(String key, Scalar value, Map<String, Scalar> all, Gathering into);
}
