// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.zigbee2mqtt;

import care.lares.domain.Kind;
import care.lares.domain.Quality;
import care.lares.domain.SentValue;
import care.lares.domain.Value;
import care.lares.driver.Decimals;
import care.lares.driver.Scalar;
import care.lares.driver.Understood;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Keys whose meaning depends on whether they hold a number, and in which unit. */
final class Concentrations {
    /** zigbee2mqtt's link quality counts from 0 to this. */
    private static final BigDecimal BEST_LINK = new BigDecimal("255");

    private static final BigDecimal FULL = new BigDecimal("100");
    private static final String LEL = "%LEL";
    /** Keys beside which a number called {@code gas} is a concentration; alone it may be a meter's cubic metres. */
    private static final List<String> GAS_SENSORS = List.of("gas_sensor_state", "gas_state", "set_max_gas_alarm");
    /** What the levels 0 to 10 of Aqara's smoke detector mean in dB/m. */
    private static final List<String> AQARA_DENSITIES =
            List.of("0", "0.085", "0.088", "0.093", "0.095", "0.1", "0.105", "0.11", "0.115", "0.12", "0.125");

    private static final String AQARA_SMOKE = "JY-GZ-01AQ";

    private Concentrations() {}

    static void gas(Told told, Interpretation into) {
        if (!told.isNumber()) {
            Truth.of(told, Kind.GAS).ifPresent(on -> into.flag(Kind.GAS, on));
        } else if (isDescribedAsNumber(told)) {
            asGas(told, unit(told), into);
        } else if (GAS_SENSORS.stream().anyMatch(told.state()::has)) {
            asGas(told, LEL, into);
        } else {
            Truth.of(told).ifPresent(on -> into.flag(Kind.GAS, on));
        }
    }

    static void gasValue(Told told, Interpretation into) {
        asGas(told, unit(told).isEmpty() ? LEL : unit(told), into);
    }

    /** Parts per million of a gas that nobody names cannot be converted; what is over 100 % is no share of anything. */
    private static void asGas(Told told, String unit, Interpretation into) {
        boolean ofLel = unit.toUpperCase(Locale.ROOT).contains("LEL");
        boolean share = Decimals.parse(told.value().text())
                .filter(number -> number.compareTo(FULL) <= 0)
                .isPresent();
        if (ofLel && share) {
            into.number(Kind.GAS_CONCENTRATION, told.value(), LEL);
        }
    }

    static void carbonMonoxide(Told told, Interpretation into) {
        boolean wordOfNumber = told.isNumber() && told.key().startsWith("carbon") && !isDescribedAsNumber(told);
        Optional<Boolean> alarm =
                told.isNumber() && !wordOfNumber ? Optional.empty() : Truth.of(told, Kind.CARBON_MONOXIDE);
        if (alarm.isPresent()) {
            into.flag(Kind.CARBON_MONOXIDE, alarm.get());
        } else {
            into.number(Kind.CO_CONCENTRATION, told.value(), unit(told).isEmpty() ? "ppm" : unit(told));
        }
    }

    /** A list of faults, one of which is a leak: {@code water_shortage,water_leakage}. */
    static void leakAmongFaults(Told told, Interpretation into) {
        if (told.value().isText()) {
            into.flag(
                    Kind.WATER_LEAK,
                    told.value().text().toLowerCase(Locale.ROOT).contains("leak"));
        }
    }

    /** Raw numbers of old converters stand beside {@code illuminance_lux}; newer ones tell lux here. */
    static void illuminance(Told told, Interpretation into) {
        if (!told.state().has("illuminance_lux")) {
            into.number(Kind.ILLUMINANCE, told.value(), unit(told).isEmpty() ? "lx" : unit(told));
        }
    }

    static void linkQuality(Told told, Interpretation into) {
        Decimals.parse(told.value().text())
                .filter(number -> number.signum() >= 0)
                .ifPresent(number -> {
                    BigDecimal percent = number.multiply(FULL)
                            .divide(BEST_LINK, 0, RoundingMode.HALF_UP)
                            .min(FULL);
                    SentValue sent = new SentValue(told.value().text(), "/255");
                    into.number(
                            Kind.LINK_QUALITY,
                            new Understood.Good(
                                    new Value.Quantity(percent), Set.of(Quality.CONVERTED), Optional.of(sent)));
                });
    }

    static void smokeDensity(Told told, Interpretation into) {
        boolean aqara =
                told.state().model().model().equals(AQARA_SMOKE) || told.state().has("linkage_alarm");
        if (aqara
                && !told.state().has("smoke_density_dbm")
                && told.value().text().matches("\\d|10")) {
            String density = AQARA_DENSITIES.get(Integer.parseInt(told.value().text()));
            SentValue sent = new SentValue(told.value().text(), "level");
            into.number(
                    Kind.SMOKE_DENSITY,
                    new Understood.Good(
                            new Value.Quantity(new BigDecimal(density)), Set.of(Quality.CONVERTED), Optional.of(sent)));
        }
    }

    /** Heiman's level says its unit in a key of its own. */
    static void smokeLevel(Told told, Interpretation into) {
        Scalar unit = told.state().values().getOrDefault("smoke_unit", Scalar.ABSENT);
        switch (unit.text().toLowerCase(Locale.ROOT)) {
            case "db/m" -> into.number(Kind.SMOKE_DENSITY, told.value(), "dB/m");
            case "%ft obs" -> into.number(Kind.SMOKE_DENSITY, told.value(), "%/ft");
            default -> {} // a number in an unknown unit says nothing
        }
    }

    private static boolean isDescribedAsNumber(Told told) {
        return told.property().filter(Property::isNumeric).isPresent();
    }

    private static String unit(Told told) {
        return told.property().map(Property::unit).orElse("");
    }
}
