// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.zigbee2mqtt;

import care.lares.driver.Scalar;
import java.util.Map;

/**
 * A number that tells one set of keys and values from another, in whatever order they came: the sum of 64 well mixed bits
 * for each. A map's own hash does not do: it is the same when two keys swap their values.
 */
final class Digest {
    private Digest() {}

    static long of(Map<String, Scalar> values) {
        long sum = 0;
        for (Map.Entry<String, Scalar> entry : values.entrySet()) {
            Scalar value = entry.getValue();
            long key = mixed(entry.getKey().hashCode());
            long form = mixed(key + value.form().name().hashCode());
            sum += mixed(form + value.text().hashCode());
        }
        return sum;
    }

    /** The finalizer of MurmurHash3. */
    private static long mixed(long bits) {
        long mixed = bits;
        mixed = (mixed ^ (mixed >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}
