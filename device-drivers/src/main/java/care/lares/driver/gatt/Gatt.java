// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.gatt;

import care.lares.driver.DataReader;
import care.lares.driver.Driver;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The characteristics of Bluetooth health sensors that are understood, by their assigned numbers. */
public final class Gatt implements DataReader {
    /** An assigned number by itself or within the base UUID it stands for. */
    private static final Pattern UUID =
            Pattern.compile("(?:0x)?([0-9a-f]{4})|0000([0-9a-f]{4})-0000-1000-8000-00805f9b34fb");

    private static final Map<String, Layout> LAYOUTS = Map.ofEntries(
            Map.entry("2a37", HeartRate::read),
            Map.entry("2a35", BloodPressure::read),
            Map.entry("2a36", BloodPressure::cuff),
            Map.entry("2a1c", Thermometer::read),
            Map.entry("2a5e", Oximeter::spot),
            Map.entry("2a5f", Oximeter::continuous),
            Map.entry("2a18", GlucoseMeter::read),
            Map.entry("2a9d", Scale::read),
            Map.entry("2a19", Battery::read),
            Map.entry("2a6e", Room::temperature),
            Map.entry("2a6f", Room::humidity),
            Map.entry("2a34", Layout.NOTHING),
            Map.entry("2a38", Layout.NOTHING),
            Map.entry("2a9c", Layout.NOTHING));

    static final String ACCEPTED =
            "the characteristics 2a18 2a19 2a1c 2a35 2a37 2a5e 2a5f 2a6e 2a6f 2a9d are understood";

    private final Supplier<ZoneId> zone;

    /**
     * Characteristics whose times are those of a place.
     *
     * @param zone what the clocks of the sensors are set to
     */
    public Gatt(Supplier<ZoneId> zone) {
        this.zone = zone;
    }

    /** Whether a text is the number of a characteristic, known or not. */
    public static boolean isUuid(String text) {
        return UUID.matcher(text.toLowerCase(Locale.ROOT)).matches();
    }

    @Override
    public Optional<Driver> of(String measure) {
        String number = number(measure);
        return LAYOUTS.containsKey(number) ? Optional.of(driver(measure)) : Optional.empty();
    }

    /** Reads a characteristic; of one that is not known it says so. */
    public Driver driver(String uuid) {
        String number = number(uuid);
        return new GattDriver(number, Optional.ofNullable(LAYOUTS.get(number)), zone);
    }

    private static String number(String uuid) {
        Matcher form = UUID.matcher(uuid.toLowerCase(Locale.ROOT));
        return form.matches() ? Optional.ofNullable(form.group(1)).orElseGet(() -> form.group(2)) : "";
    }
}
