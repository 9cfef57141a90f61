// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.senml;

import care.lares.domain.Kind;
import care.lares.domain.PlausibleRange;
import care.lares.domain.Value;
import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whose temperature a {@code temp} is, when its own name does not say: a body's in a pack that tells a vital sign, whosever
 * the part of the name before it says ({@code ear:temp}, {@code hall:temp}), and else a body's when no room usually has it.
 * In a heat wave a room is as warm: its thermometer should be called {@code room_temperature}.
 */
final class Temperatures {
    static final Set<String> NAMES = Set.of("temp", "t", "temperature", "tempc", "temp_c");

    private static final Pattern OF_A_BODY = Pattern.compile(
            "(?i).*(?<![a-z])(?:body|core|ear|tympanic|oral|mouth|forehead|axillary|armpit|fever)[^a-z].*");

    private static final Pattern OF_A_ROOM = Pattern.compile(
            "(?i).*(?<![a-z])(?:[a-z]*room|hall|hallway|corridor|kitchen|bath|lounge|attic|cellar|wall|floor"
                    + "|indoor|inside|house|heater|ambient|air)[^a-z].*");

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

    /** The kind of a temperature, in degrees Celsius, with this whole name. */
    static Kind kind(String name, Value celsius, boolean packIsOnABody) {
        boolean said = packIsOnABody || OF_A_BODY.matcher(name).matches();
        boolean body = said || (!OF_A_ROOM.matcher(name).matches() && isLikeABodys(celsius));
        return body ? Kind.BODY_TEMPERATURE : Kind.ROOM_TEMPERATURE;
    }

    private static boolean isLikeABodys(Value celsius) {
        return celsius instanceof Value.Quantity quantity && BODY.contains(quantity.number());
    }
}
