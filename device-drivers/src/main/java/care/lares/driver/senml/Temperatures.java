// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.senml;

import care.lares.domain.Kind;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whose temperature a {@code temp} is, when its own name does not say: a body's in a pack that tells a vital sign, and
 * where the part of the name before it says so ({@code ear:temp}); else a room's. A number alone says nothing: in a heat
 * wave a room is as warm as a person.
 */
final class Temperatures {
    static final Set<String> NAMES = Set.of("temp", "t", "temperature", "tempc", "temp_c");

    private static final Pattern OF_A_BODY = Pattern.compile(
            "(?i).*(?<![a-z])(?:body|core|ear|tympanic|oral|mouth|forehead|axillary|armpit|fever)[^a-z].*");

    private static final Set<Kind> ON_A_BODY = Set.of(
            Kind.HEART_RATE,
            Kind.PULSE_RATE,
            Kind.SPO2,
            Kind.RESPIRATORY_RATE,
            Kind.BP_SYSTOLIC,
            Kind.BP_DIASTOLIC,
            Kind.RR_INTERVAL,
            Kind.STEPS);

    private Temperatures() {}

    /** Whether this kind is only told by something that touches a person. */
    static boolean isOnABody(Kind kind) {
        return ON_A_BODY.contains(kind);
    }

    /** The kind of a temperature with this whole name. */
    static Kind kind(String name, boolean packIsOnABody) {
        boolean body = packIsOnABody || OF_A_BODY.matcher(name).matches();
        return body ? Kind.BODY_TEMPERATURE : Kind.ROOM_TEMPERATURE;
    }
}
