// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.family;

import care.lares.domain.Kind;
import care.lares.sim.ward.Role;
import java.util.List;
import java.util.Optional;

/**
 * A device one can buy, with the properties zigbee2mqtt publishes for it.
 *
 * @param model its number
 * @param vendor who makes it
 * @param properties of its payload, in their order
 */
record ZigbeeModel(String model, String vendor, List<Property> properties) {
    private static final ZigbeeModel PENDANT = new ZigbeeModel(
            "TS0215A_sos",
            "Tuya",
            List.of(numeric("battery", Kind.BATTERY, "88"), action("emergency", Kind.SOS), plain("voltage", "3000")));

    private static final ZigbeeModel WEARABLE = new ZigbeeModel(
            "HS2FD-EF1-3.0",
            "Heiman",
            List.of(
                    binary("occupancy", Kind.MOTION, "true", "false"),
                    states("fall_status", Kind.FALL, "fall_alarm", "normal")));

    private static final ZigbeeModel BED = new ZigbeeModel(
            "TS0601_bed_presence_sensor",
            "Tuya",
            List.of(binary("occupancy", Kind.BED_OCCUPIED, "true", "false"), numeric("battery", Kind.BATTERY, "88")));

    private static final ZigbeeModel MOTION = new ZigbeeModel(
            "SNZB-03",
            "SONOFF",
            List.of(
                    numeric("battery", Kind.BATTERY, "88"),
                    plain("voltage", "3015"),
                    binary("occupancy", Kind.MOTION, "true", "false"),
                    binary("battery_low", Kind.BATTERY_LOW, "true", "false")));

    private static final ZigbeeModel SMOKE = new ZigbeeModel(
            "HS1SA-E",
            "Heiman",
            List.of(
                    binary("smoke", Kind.SMOKE, "true", "false"),
                    binary("battery_low", Kind.BATTERY_LOW, "true", "false"),
                    numeric("battery", Kind.BATTERY, "98"),
                    binary("test", Kind.TEST, "true", "false")));

    private static final ZigbeeModel CO = new ZigbeeModel(
            "HS1CA-E",
            "Heiman",
            List.of(
                    binary("carbon_monoxide", Kind.CARBON_MONOXIDE, "true", "false"),
                    binary("battery_low", Kind.BATTERY_LOW, "true", "false"),
                    numeric("battery", Kind.BATTERY, "98")));

    private static final ZigbeeModel DOOR = new ZigbeeModel(
            "SNZB-04",
            "SONOFF",
            List.of(
                    numeric("battery", Kind.BATTERY, "88"),
                    plain("voltage", "3015"),
                    binary("contact", Kind.CONTACT_OPEN, "false", "true"),
                    binary("battery_low", Kind.BATTERY_LOW, "true", "false")));

    private static final ZigbeeModel BUTTON = new ZigbeeModel(
            "SNZB-01",
            "SONOFF",
            List.of(numeric("battery", Kind.BATTERY, "94"), action("single", Kind.ASSIST), plain("voltage", "3000")));

    /** Copies the list. */
    ZigbeeModel {
        properties = List.copyOf(properties);
    }

    /** One for each role. */
    static ZigbeeModel of(Role role) {
        return switch (role) {
            case PENDANT -> PENDANT;
            case WEARABLE -> WEARABLE;
            case BED -> BED;
            case MOTION -> MOTION;
            case SMOKE -> SMOKE;
            case CO -> CO;
            case DOOR -> DOOR;
            case BUTTON -> BUTTON;
        };
    }

    Optional<Property> telling(Kind kind) {
        return properties.stream()
                .filter(property -> property.kind.filter(kind::equals).isPresent())
                .findFirst();
    }

    /** How a property is declared in {@code bridge/devices}. */
    enum Type {
        BINARY,
        NUMERIC,
        ENUM
    }

    /**
     * One property of a model's payload.
     *
     * @param name its key
     * @param type of its values
     * @param kind what it tells, if it is anything of ours
     * @param on the JSON value for true; of an action, what it is called
     * @param idle the JSON value in an ordinary state
     * @param event whether it stands in the payload only when it happens
     */
    record Property(String name, Type type, Optional<Kind> kind, String on, String idle, boolean event) {}

    private static Property binary(String name, Kind kind, String on, String off) {
        return new Property(name, Type.BINARY, Optional.of(kind), on, off, false);
    }

    private static Property numeric(String name, Kind kind, String usual) {
        return new Property(name, Type.NUMERIC, Optional.of(kind), usual, usual, false);
    }

    private static Property plain(String name, String usual) {
        return new Property(name, Type.NUMERIC, Optional.empty(), usual, usual, false);
    }

    private static Property states(String name, Kind kind, String on, String idle) {
        return new Property(name, Type.ENUM, Optional.of(kind), '"' + on + '"', '"' + idle + '"', false);
    }

    private static Property action(String called, Kind kind) {
        return new Property("action", Type.ENUM, Optional.of(kind), '"' + called + '"', "", true);
    }
}
