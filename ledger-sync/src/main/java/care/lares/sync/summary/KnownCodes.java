// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.summary;

import care.lares.domain.Kind;
import java.util.Set;

/** The codes that are counted one by one. A code of any other kind is whatever a device makes up, and may be a name. */
public final class KnownCodes {
    private static final Set<String> CONSCIOUSNESS = Set.of("A", "C", "V", "P", "U");
    private static final Set<String> CALL_REQUEST = Set.of("service", "family1", "family2");
    private static final Set<String> ARM_MODE = Set.of("disarmed", "home", "night", "away");

    private KnownCodes() {}

    /** Those of a kind; empty: none of its codes is told. */
    public static Set<String> of(Kind kind) {
        return switch (kind) {
            case CONSCIOUSNESS -> CONSCIOUSNESS;
            case CALL_REQUEST -> CALL_REQUEST;
            case ARM_MODE -> ARM_MODE;
            default -> Set.of();
        };
    }
}
