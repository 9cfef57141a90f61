// SPDX-License-Identifier: Apache-2.0
package care.lares.driver;

import care.lares.domain.Kind;
import care.lares.domain.PlausibleRange;
import java.math.BigDecimal;

/** Whether a number can be true; what cannot is kept and marked, never dropped. */
public final class Plausibility {
    private Plausibility() {}

    /** Whether a number in the unit of its kind is believable. */
    public static boolean isPlausible(Kind kind, BigDecimal number) {
        return PlausibleRange.of(kind).map(range -> range.contains(number)).orElse(true);
    }
}
