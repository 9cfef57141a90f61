// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.scenario;

import care.lares.domain.AlarmKind;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which alarms a line of a scenario speaks of.
 *
 * @param kind such as {@code fall}; {@link #ANY}, or {@link #OTHER}: any that no line under {@code expect} names
 * @param resident whom it is about; empty: whomever
 */
public record Selection(String kind, Optional<String> resident) {
    /** Every kind. */
    public static final String ANY = "any";
    /** Every alarm that is not expected. */
    public static final String OTHER = "other";

    static Set<String> kinds() {
        return Arrays.stream(AlarmKind.values()).map(AlarmKind::wireName).collect(Collectors.toSet());
    }

    boolean selects(Sighting sighting) {
        return (kind.equals(ANY) || kind.equals(OTHER) || kind.equals(sighting.kind()))
                && resident.map(sighting.resident()::equals).orElse(true);
    }

    @Override
    public String toString() {
        String what = kind.equals(ANY) ? "any alarm" : kind.equals(OTHER) ? "any other alarm" : kind;
        return what + resident.map(whose -> " of " + whose).orElse("");
    }
}
