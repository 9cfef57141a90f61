// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.senml;

import care.lares.driver.Decimals;
import care.lares.driver.Scalar;
import java.math.BigDecimal;
import java.util.Optional;

/** Where a device is, told in two or three records of one pack: latitude, longitude, and how accurate they are. */
final class Position {
    /**
     * How accurate a position is, in metres, when its device does not say: what a receiver indoors manages. Responders
     * are shown it as a circle, not as a point.
     */
    static final String UNSAID_ACCURACY = "100";

    private static final String LATITUDE = "lat";
    private static final String LONGITUDE = "lon";

    private Optional<BigDecimal> latitude = Optional.empty();
    private Optional<BigDecimal> longitude = Optional.empty();
    private Optional<BigDecimal> accuracy = Optional.empty();

    /** Whether a measure is a part of a position. */
    static boolean isPart(String measure) {
        return switch (measure) {
            case LATITUDE, "latitude", LONGITUDE, "lng", "long", "longitude", "accuracy", "acc", "radius" -> true;
            default -> false;
        };
    }

    /** Takes one part; false when it is no number. */
    boolean take(String measure, Scalar value) {
        Optional<BigDecimal> number =
                value.form() == Scalar.Form.NUMBER ? Decimals.parse(value.text()) : Optional.empty();
        switch (measure) {
            case LATITUDE, "latitude" -> latitude = number;
            case LONGITUDE, "lng", "long", "longitude" -> longitude = number;
            default -> accuracy = number;
        }
        return number.isPresent();
    }

    /** The code of a location; empty as long as a part is missing. */
    Optional<String> code() {
        return latitude.isPresent() && longitude.isPresent()
                ? Optional.of(latitude.get().toPlainString() + ","
                        + longitude.get().toPlainString() + ","
                        + accuracy.map(BigDecimal::toPlainString).orElse(UNSAID_ACCURACY))
                : Optional.empty();
    }
}
