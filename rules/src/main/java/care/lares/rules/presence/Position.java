// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.presence;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A place on the Earth.
 *
 * @param latitude degrees, north positive
 * @param longitude degrees, east positive
 */
record Position(double latitude, double longitude) {
    /** Of the sphere that comes close enough: at 20 km it is off by 100 m at most. Metres. */
    private static final double EARTH_RADIUS = 6_371_008.8;

    private static final int PARTS = 3;

    /**
     * A fix.
     *
     * @param position where
     * @param accuracy metres
     */
    record Fix(Position position, double accuracy) {}

    /** The code of a location, {@code lat,lon,accuracy}; empty when it is none. */
    static Optional<Fix> of(String code) {
        String[] parts = code.split(",", -1);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        try {
            double latitude = number(parts[0]);
            double longitude = number(parts[1]);
            return Optional.of(new Fix(new Position(latitude, longitude), number(parts[2])));
        } catch (NumberFormatException noNumber) {
            return Optional.empty(); // the drivers let none through: only a log of another version could hold one
        }
    }

    private static double number(String part) {
        return new BigDecimal(part.strip()).doubleValue();
    }

    /** How far it is to another one, in metres along the surface. */
    double metresTo(Position other) {
        double north = Math.toRadians(other.latitude - latitude);
        double east = Math.toRadians(other.longitude - longitude);
        double chord = Math.pow(Math.sin(north / 2), 2)
                + Math.cos(Math.toRadians(latitude))
                        * Math.cos(Math.toRadians(other.latitude))
                        * Math.pow(Math.sin(east / 2), 2);
        return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(chord)));
    }
}
