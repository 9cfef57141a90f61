// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.zigbee2mqtt;

import java.util.Locale;
import java.util.regex.Pattern;

/** Keys come with the name of the part that tells them: {@code contact_1}, {@code water_leak_zone_2}, {@code battery_l3}. */
final class KeyNames {
    /** Longest key looked at, in characters: no converter comes near, and every key costs a pattern match. */
    static final int MAX_LENGTH = 64;

    private static final Pattern PART_BEHIND = Pattern.compile(
            "_(?:l?\\d{1,2}|ep_?\\d+|(?:zone|wire|area|channel|input|sensor|port|probe)_?\\d+|both_zones|left|right|center"
                    + "|centre|top|bottom|main|inside|outside|in|out|and|or)$");
    private static final Pattern PART_BEFORE =
            Pattern.compile("^(?:(?:channel|input|zone|port|mmwave_area|area)_?\\d+_)");

    private KeyNames() {}

    /** The key in lower case without the name of its part. */
    static String withoutPart(String key) {
        String name = key.toLowerCase(Locale.ROOT);
        String rest = PART_BEFORE.matcher(name).replaceFirst("");
        return PART_BEHIND.matcher(rest).replaceFirst("");
    }
}
