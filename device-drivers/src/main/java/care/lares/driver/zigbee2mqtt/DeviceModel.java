// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.zigbee2mqtt;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a bridge says a device is. A device is read with or without it; with it, more is understood.
 *
 * @param vendor who makes it
 * @param model its model
 * @param description in words, such as {@code SOS button}
 * @param properties the keys its state can have
 */
public record DeviceModel(String vendor, String model, String description, Map<String, Property> properties) {
    private static final Pattern NO_WORD = Pattern.compile("[^a-z0-9]+");

    /** A device the bridge has not described. */
    public static final DeviceModel UNKNOWN = new DeviceModel("", "", "", Map.of());

    /** Copies the map. */
    public DeviceModel {
        properties = Map.copyOf(properties);
    }

    Optional<Property> property(String key) {
        return Optional.ofNullable(properties.get(key));
    }

    /** Whether the description holds a word, in whatever case, that begins like any of these: an indoor siren is no door. */
    boolean isDescribedAs(String... words) {
        String text =
                " " + NO_WORD.matcher(description.toLowerCase(Locale.ROOT)).replaceAll(" ") + " ";
        for (String word : words) {
            if (text.contains(" " + word)) {
                return true;
            }
        }
        return false;
    }
}
