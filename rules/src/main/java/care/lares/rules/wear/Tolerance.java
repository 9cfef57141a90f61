// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.wear;

import care.lares.domain.Kind;
import java.math.BigDecimal;
import java.util.Optional;

/** How far sensors may be off before they are taken to be wrong. No standard says: these are this house's defaults. */
final class Tolerance {
    private Tolerance() {}

    /** How far two sensors of one place may differ, in the kind's unit; empty for what is not compared. */
    static Optional<BigDecimal> apart(Kind kind) {
        return switch (kind) {
            case ROOM_TEMPERATURE -> Optional.of(BigDecimal.valueOf(4));
            case HUMIDITY -> Optional.of(BigDecimal.valueOf(15));
            case CO_CONCENTRATION -> Optional.of(BigDecimal.valueOf(15));
            case GAS_CONCENTRATION -> Optional.of(BigDecimal.valueOf(5));
            default -> Optional.empty();
        };
    }

    /** What a detector shows at most in clean air, in the kind's unit; empty for what has no such zero. */
    static Optional<BigDecimal> zero(Kind kind) {
        return switch (kind) {
            case CO_CONCENTRATION -> Optional.of(BigDecimal.valueOf(10));
            case GAS_CONCENTRATION -> Optional.of(BigDecimal.valueOf(5));
            case SMOKE_DENSITY -> Optional.of(new BigDecimal("0.05"));
            default -> Optional.empty();
        };
    }
}
