// SPDX-License-Identifier: Apache-2.0
package care.lares.domain;

import static care.lares.domain.Sensitivity.ENVIRONMENT;
import static care.lares.domain.Sensitivity.HEALTH;
import static care.lares.domain.Sensitivity.INTIMATE;
import static care.lares.domain.Sensitivity.PERSONAL;
import static care.lares.domain.ValueType.BOOLEAN;
import static care.lares.domain.ValueType.CODED;
import static care.lares.domain.ValueType.NUMERIC;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a reading tells: the closed list of public names, with the unit (UCUM) numbers are stored in.
 *
 * <p>{@link #code()} is written to disk: a code is never changed or used again.
 */
public enum Kind {
    SOS(1, BOOLEAN, "", HEALTH),
    ASSIST(2, BOOLEAN, "", HEALTH),
    FALL(3, BOOLEAN, "", HEALTH),
    FALL_SUSPECTED(4, BOOLEAN, "", HEALTH),
    SMOKE(5, BOOLEAN, "", ENVIRONMENT),
    HEAT(6, BOOLEAN, "", ENVIRONMENT),
    GAS(7, BOOLEAN, "", ENVIRONMENT),
    CARBON_MONOXIDE(8, BOOLEAN, "", ENVIRONMENT),
    WATER_LEAK(9, BOOLEAN, "", ENVIRONMENT),
    MOTION(10, BOOLEAN, "", PERSONAL),
    PRESENCE(11, BOOLEAN, "", PERSONAL),
    CONTACT_OPEN(12, BOOLEAN, "", PERSONAL),
    BED_OCCUPIED(13, BOOLEAN, "", INTIMATE),
    CHAIR_OCCUPIED(14, BOOLEAN, "", PERSONAL),
    VIBRATION(15, BOOLEAN, "", PERSONAL),
    TAMPER(16, BOOLEAN, "", ENVIRONMENT),
    BATTERY_LOW(17, BOOLEAN, "", ENVIRONMENT),
    FAULT(18, BOOLEAN, "", ENVIRONMENT),
    TEST(19, BOOLEAN, "", ENVIRONMENT),
    ONLINE(20, BOOLEAN, "", ENVIRONMENT),
    MAINS(21, BOOLEAN, "", ENVIRONMENT),
    ARM_REQUEST(22, BOOLEAN, "", PERSONAL),
    HEART_RATE(30, NUMERIC, "/min", HEALTH),
    PULSE_RATE(31, NUMERIC, "/min", HEALTH),
    SPO2(32, NUMERIC, "%", HEALTH),
    RESPIRATORY_RATE(33, NUMERIC, "/min", HEALTH),
    BODY_TEMPERATURE(34, NUMERIC, "Cel", HEALTH),
    BP_SYSTOLIC(35, NUMERIC, "mm[Hg]", HEALTH),
    BP_DIASTOLIC(36, NUMERIC, "mm[Hg]", HEALTH),
    BP_MEAN(37, NUMERIC, "mm[Hg]", HEALTH),
    GLUCOSE(38, NUMERIC, "mmol/L", HEALTH),
    BODY_WEIGHT(39, NUMERIC, "kg", HEALTH),
    STEPS(40, NUMERIC, "{steps}", PERSONAL),
    ROOM_TEMPERATURE(41, NUMERIC, "Cel", ENVIRONMENT),
    HUMIDITY(42, NUMERIC, "%", ENVIRONMENT),
    CO_CONCENTRATION(43, NUMERIC, "[ppm]", ENVIRONMENT),
    GAS_CONCENTRATION(44, NUMERIC, "%LEL", ENVIRONMENT),
    SMOKE_DENSITY(45, NUMERIC, "dB/m", ENVIRONMENT),
    ILLUMINANCE(46, NUMERIC, "lx", ENVIRONMENT),
    BATTERY(47, NUMERIC, "%", ENVIRONMENT),
    LINK_QUALITY(48, NUMERIC, "%", ENVIRONMENT),
    RR_INTERVAL(49, NUMERIC, "ms", HEALTH),
    BREATHING_RATE(50, NUMERIC, "/min", HEALTH),
    OXYGEN_FLOW(51, NUMERIC, "L/min", HEALTH),
    CONSCIOUSNESS(60, CODED, "", HEALTH),
    LOCATION(61, CODED, "", INTIMATE),
    BUTTON(62, CODED, "", PERSONAL),
    CALL_REQUEST(63, CODED, "", PERSONAL),
    ARM_MODE(64, CODED, "", PERSONAL);

    private static final Map<String, Kind> BY_WIRE_NAME = new HashMap<>();
    private static final Map<Integer, Kind> BY_CODE = new HashMap<>();

    static {
        for (Kind kind : values()) {
            BY_WIRE_NAME.put(kind.wireName, kind);
            BY_CODE.put(kind.code, kind);
        }
    }

    private final int code;
    private final ValueType type;
    private final String unit;
    private final Sensitivity sensitivity;
    private final String wireName;

    Kind(int code, ValueType type, String unit, Sensitivity sensitivity) {
        this.code = code;
        this.type = type;
        this.unit = unit;
        this.sensitivity = sensitivity;
        this.wireName = name().toLowerCase(Locale.ROOT);
    }

    /** The number of this kind in stored entries. */
    public int code() {
        return code;
    }

    /** The form of its value. */
    public ValueType type() {
        return type;
    }

    /** The UCUM unit numbers are stored in; empty for flags and codes. */
    public String unit() {
        return unit;
    }

    /** How much it tells about a person. */
    public Sensitivity sensitivity() {
        return sensitivity;
    }

    /** The public name, such as {@code heart_rate}. */
    public String wireName() {
        return wireName;
    }

    /**
     * Whether a call or a fire may hide behind it: such a reading forces the log at once, has a reserve outside its
     * device's rate, and only the transport's own repetition is a duplicate of it.
     */
    public boolean lifeSafety() {
        return switch (this) {
            case SOS, FALL, FALL_SUSPECTED, SMOKE, HEAT, GAS, CARBON_MONOXIDE -> true;
            default -> false;
        };
    }

    /** The kind with this public name. */
    public static Optional<Kind> ofWireName(String name) {
        return Optional.ofNullable(BY_WIRE_NAME.get(name));
    }

    /** The kind with this stored number. */
    public static Optional<Kind> ofCode(int code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    @Override
    public String toString() {
        return wireName;
    }
}
