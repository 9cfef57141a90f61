// SPDX-License-Identifier: Apache-2.0
package care.lares.driver;

import static care.lares.driver.Conversion.SAME;

import care.lares.domain.Kind;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The units each kind may come in, by their UCUM code and by the spellings real devices use, and how they become the
 * unit of the kind. Spelling is taken without regard to case.
 */
public final class Units {
    /** 1 mmol/L of glucose is this many mg/dL (180.182 g/mol). */
    public static final String GLUCOSE_MG_DL_PER_MMOL_L = "18.0182";
    /** 1 mm[Hg] is this many pascals (conventional millimetre of mercury). */
    public static final String PASCAL_PER_MM_HG = "133.322387415";
    /** One avoirdupois pound in kilograms, exactly. */
    public static final String KILOGRAM_PER_POUND = "0.45359237";

    /**
     * A number in the unit of its kind.
     *
     * @param number that number
     * @param changed whether it was sent in another unit, not only in another spelling of the same
     */
    public record Converted(BigDecimal number, boolean changed) {}

    private static final Map<Kind, Map<String, Conversion>> TABLE = new EnumMap<>(Kind.class);
    private static final Map<Kind, String> ACCEPTED = new EnumMap<>(Kind.class);

    static {
        Map<String, Conversion> beats =
                units(SAME, "/min 1/min min-1 bpm beats/min beat/min {beats}/min {beat}/min " + "beats/minute");
        add(beats, Conversion.times("60"), "Hz /s 1/s");
        put(beats, Kind.HEART_RATE, Kind.PULSE_RATE);

        Map<String, Conversion> breaths = units(
                SAME,
                "/min 1/min min-1 bpm brpm rpm breaths/min breath/min " + "{breaths}/min {breath}/min breaths/minute");
        add(breaths, Conversion.times("60"), "Hz /s 1/s");
        put(breaths, Kind.RESPIRATORY_RATE, Kind.BREATHING_RATE);

        Map<String, Conversion> percent = units(SAME, "% percent /100 pct");
        add(percent, Conversion.times("100"), "1 / ratio {ratio}");
        add(percent, Conversion.times("0.1"), "/1000");
        put(percent, Kind.SPO2, Kind.LINK_QUALITY);
        put(and(percent, "%RH"), Kind.HUMIDITY);
        put(and(percent, "%EL"), Kind.BATTERY);
        put(and(percent, "%LEL %[LEL]"), Kind.GAS_CONCENTRATION); // a share of the lower explosive limit

        Map<String, Conversion> temperature = units(SAME, "Cel C °C ℃ degC celsius");
        add(temperature, Conversion::fahrenheitToCelsius, "[degF] F °F ℉ degF fahrenheit");
        add(temperature, number -> number.subtract(new BigDecimal("273.15")), "K kelvin");
        put(temperature, Kind.BODY_TEMPERATURE, Kind.ROOM_TEMPERATURE);

        Map<String, Conversion> pressure = units(SAME, "mm[Hg] mmHg");
        add(pressure, kilo(Conversion.dividedBy(PASCAL_PER_MM_HG)), "kPa");
        add(pressure, hecto(Conversion.dividedBy(PASCAL_PER_MM_HG)), "hPa");
        add(pressure, Conversion.dividedBy(PASCAL_PER_MM_HG), "Pa");
        put(pressure, Kind.BP_SYSTOLIC, Kind.BP_DIASTOLIC, Kind.BP_MEAN);

        Map<String, Conversion> glucose = units(SAME, "mmol/L");
        add(glucose, Conversion.dividedBy(GLUCOSE_MG_DL_PER_MMOL_L), "mg/dL");
        add(glucose, Conversion.times("1000"), "mol/L"); // as Bluetooth meters count
        Conversion milligrams = Conversion.dividedBy(GLUCOSE_MG_DL_PER_MMOL_L);
        add(glucose, number -> milligrams.apply(number.scaleByPowerOfTen(5)), "kg/L"); // 1 kg/L is 100,000 mg/dL
        put(glucose, Kind.GLUCOSE);

        Map<String, Conversion> weight = units(SAME, "kg");
        add(weight, Conversion.times("0.001"), "g");
        add(weight, Conversion.times(KILOGRAM_PER_POUND), "[lb_av] lb lbs");
        add(weight, Conversion.times("6.35029318"), "[stone_av] st"); // 14 pounds
        add(weight, Conversion.times("0.5"), "jin"); // on scales made in China
        put(weight, Kind.BODY_WEIGHT);

        Map<String, Conversion> parts = units(SAME, "[ppm] ppm");
        add(parts, Conversion.times("0.001"), "[ppb] ppb");
        put(parts, Kind.CO_CONCENTRATION);

        Map<String, Conversion> smoke = units(SAME, "dB/m");
        add(smoke, Conversion::obscurationToDensity, "%/ft %/[ft_i]");
        put(smoke, Kind.SMOKE_DENSITY);

        Map<String, Conversion> interval = units(SAME, "ms");
        add(interval, Conversion.times("1000"), "s sec");
        add(interval, Conversion.times("0.9765625"), "(1/1024)s"); // as Bluetooth straps count
        put(interval, Kind.RR_INTERVAL);

        Map<String, Conversion> flow = units(SAME, "L/min lpm");
        add(flow, Conversion.times("0.001"), "mL/min");
        add(flow, Conversion.times("60"), "L/s");
        put(flow, Kind.OXYGEN_FLOW);

        put(units(SAME, "{steps} steps step count 1"), Kind.STEPS);
        put(units(SAME, "lx lux"), Kind.ILLUMINANCE);
    }

    private Units() {}

    /**
     * A number in the unit of its kind.
     *
     * @param unit as sent; empty means the unit of the kind
     * @return empty when the unit is none of {@link #accepted}
     */
    public static Optional<Converted> toUnitOf(Kind kind, BigDecimal number, String unit) {
        if (unit.isEmpty() || unit.equals(kind.unit())) {
            return Optional.of(new Converted(number, false));
        }
        Map<String, Conversion> known = TABLE.getOrDefault(kind, Map.of());
        Conversion conversion = known.get(unit.toLowerCase(Locale.ROOT));
        if (conversion == null) {
            return Optional.empty();
        }
        return Optional.of(
                conversion == SAME
                        ? new Converted(number, false)
                        : new Converted(Decimals.converted(conversion.apply(number)), true));
    }

    /** The units a kind may come in, for people: {@code mmol/L, mg/dL}. */
    public static String accepted(Kind kind) {
        return ACCEPTED.getOrDefault(kind, "none");
    }

    private static Map<String, Conversion> units(Conversion conversion, String spellings) {
        Map<String, Conversion> units = new LinkedHashMap<>();
        add(units, conversion, spellings);
        return units;
    }

    private static void add(Map<String, Conversion> units, Conversion conversion, String spellings) {
        for (String spelling : spellings.split(" ", -1)) {
            units.put(spelling, conversion);
        }
    }

    private static Map<String, Conversion> and(Map<String, Conversion> units, String more) {
        Map<String, Conversion> both = new LinkedHashMap<>(units);
        add(both, SAME, more);
        return both;
    }

    private static Conversion hecto(Conversion conversion) {
        return number -> conversion.apply(number.scaleByPowerOfTen(2));
    }

    private static Conversion kilo(Conversion conversion) {
        return number -> conversion.apply(number.scaleByPowerOfTen(3));
    }

    private static void put(Map<String, Conversion> units, Kind... kinds) {
        Map<String, Conversion> lowerCase = new LinkedHashMap<>();
        units.forEach((spelling, conversion) -> lowerCase.put(spelling.toLowerCase(Locale.ROOT), conversion));
        for (Kind kind : kinds) {
            TABLE.put(kind, lowerCase);
            ACCEPTED.put(kind, String.join(", ", units.keySet()));
        }
    }
}
