// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.senml;

import care.lares.domain.Kind;
import care.lares.domain.PlausibleRange;
import care.lares.domain.Value;
import java.math.BigDecimal;
import java.util.Set;

/**
 * Whose temperature a {@code temp} is, when the name does not say. A pack that tells a vital sign comes from a body, and
 * so does a number no room has. A thermometer on a wall of a house in a heat wave should be called
 * {@code room_temperature}, one for fever {@code body_temperature}.
 */
final class Temperatures {
    static final Set<String> NAMES = Set.of("temp", "t", "temperature", "tempc", "temp_c");

    private static final PlausibleRange BODY = new PlausibleRange(new BigDecimal("35.0"), new BigDecimal("42.0"));

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

    /** The kind of a temperature in degrees Celsius. */
    static Kind kind(Value celsius, boolean packIsOnABody) {
        boolean body = packIsOnABody || (celsius instanceof Value.Quantity q && BODY.contains(q.number()));
        return body ? Kind.BODY_TEMPERATURE : Kind.ROOM_TEMPERATURE;
    }
}
