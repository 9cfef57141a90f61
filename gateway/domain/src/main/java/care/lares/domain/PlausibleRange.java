// SPDX-License-Identifier: Apache-2.0
package care.lares.domain;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a living person, or a working sensor, can show. No standard prescribes these ranges; what lies outside is kept
 * and marked, never dropped. Both ends belong to it.
 *
 * @param low in the unit of the kind
 * @param high in the unit of the kind
 */
public record PlausibleRange(BigDecimal low, BigDecimal high) {
    private static final Map<Kind, PlausibleRange> RANGES = new EnumMap<>(Kind.class);

    static {
        put("20", "250", Kind.HEART_RATE, Kind.PULSE_RATE);
        put("50", "100", Kind.SPO2);
        put("3", "70", Kind.RESPIRATORY_RATE, Kind.BREATHING_RATE);
        put("25.0", "43.0", Kind.BODY_TEMPERATURE);
        put("50", "280", Kind.BP_SYSTOLIC);
        put("20", "200", Kind.BP_DIASTOLIC);
        put("30", "230", Kind.BP_MEAN);
        put("0.6", "38.9", Kind.GLUCOSE);
        put("20", "300", Kind.BODY_WEIGHT);
        put("0", "100000", Kind.STEPS);
        put("0", "60", Kind.OXYGEN_FLOW);
        put("240", "3000", Kind.RR_INTERVAL); // one beat at 250 and at 20 a minute
        put("-40", "85", Kind.ROOM_TEMPERATURE); // what household sensors are built for
        put("0", "100", Kind.HUMIDITY, Kind.BATTERY, Kind.LINK_QUALITY, Kind.GAS_CONCENTRATION);
        put("0", "10000", Kind.CO_CONCENTRATION); // ten times the end of a household cell's range
        put("0", "20", Kind.SMOKE_DENSITY); // one cannot see across a room
        put("0", "200000", Kind.ILLUMINANCE); // noon sun is 120,000 lx
    }

    /** The range of a kind; empty for flags and codes. */
    public static Optional<PlausibleRange> of(Kind kind) {
        return Optional.ofNullable(RANGES.get(kind));
    }

    /** Whether a number lies in it. */
    public boolean contains(BigDecimal number) {
        return number.compareTo(low) >= 0 && number.compareTo(high) <= 0;
    }

    private static void put(String low, String high, Kind... kinds) {
        PlausibleRange range = new PlausibleRange(new BigDecimal(low), new BigDecimal(high));
        for (Kind kind : kinds) {
            RANGES.put(kind, range);
        }
    }
}
