// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.summary;

import java.math.BigDecimal;

/**
 * What numbers come to, in the unit of their kind.
 *
 * @param least the smallest
 * @param most the largest
 * @param mean the arithmetic mean, one decimal more exact than the numbers
 */
public record Statistics(BigDecimal least, BigDecimal most, BigDecimal mean) {
    /** Refuses what no numbers come to. */
    public Statistics {
        if (least.compareTo(most) > 0 || mean.compareTo(least) < 0 || mean.compareTo(most) > 0) {
            throw new IllegalArgumentException("a mean lies between the least and the most");
        }
    }
}
