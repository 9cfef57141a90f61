// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.zigbee2mqtt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a bridge is asked to set so that a device's lamp or buzzer tells its wearer how far help has come. Only what the
 * bridge says can be set is; a device that offers nothing is left alone.
 */
public final class Signals {
    /** The keys of structures that sound for a time: what is kept of them is that they can be set. */
    static final Set<String> STRUCTURES = Set.of("warning");

    private static final List<String> LAMPS = List.of("led", "led_state", "indicator_light");
    private static final List<String> BUZZERS = List.of("buzzer", "beep", "beeper");
    private static final String WARNING = "warning";
    /** Loud enough for whoever wears it, short enough to frighten nobody. */
    private static final String SOUND =
            "\"warning\":{\"mode\":\"emergency\",\"level\":\"low\",\"strobe\":true,\"duration\":1}";

    private static final String SOUND_OVER =
            "\"warning\":{\"mode\":\"stop\",\"level\":\"low\",\"strobe\":false,\"duration\":1}";

    private Signals() {}

    /**
     * Whether the device has a button whose presses are events. Of a call that stands in the device's state nobody could
     * tell a new one from what the bridge repeats because something was set.
     */
    public static boolean hasButton(DeviceModel model) {
        return model.property("action").isPresent() && model.property("sos").isEmpty();
    }

    /**
     * The payload of {@code NAME/set}; empty when the device can show nothing.
     *
     * @param on whether something is open that its wearer waits for
     */
    public static Optional<String> show(DeviceModel model, boolean on) {
        List<String> set = new ArrayList<>();
        values(model, LAMPS, on, set);
        values(model, BUZZERS, on, set);
        if (isSettable(model, WARNING)) {
            set.add(on ? SOUND : SOUND_OVER);
        }
        return payload(set);
    }

    /** The payload that ends a sound which would go on by itself; empty when there is none. */
    public static Optional<String> hush(DeviceModel model) {
        List<String> set = new ArrayList<>();
        values(model, BUZZERS, false, set);
        return payload(set);
    }

    private static Optional<String> payload(List<String> set) {
        return set.isEmpty() ? Optional.empty() : Optional.of("{" + String.join(",", set) + "}");
    }

    private static void values(DeviceModel model, List<String> keys, boolean on, List<String> into) {
        for (String key : keys) {
            model.property(key)
                    .filter(property -> property.settable() && property.type().equals("binary"))
                    .map(property -> on ? property.valueOn() : property.valueOff())
                    .flatMap(Signals::value)
                    .ifPresent(value -> into.add("\"" + key + "\":" + value));
        }
    }

    /** What the bridge described as text may have been true or false; anything that is no plain word is left alone. */
    private static Optional<String> value(String text) {
        if (text.equals("true") || text.equals("false")) {
            return Optional.of(text);
        }
        return text.matches("[A-Za-z0-9_ -]{1,32}") ? Optional.of("\"" + text + "\"") : Optional.empty();
    }

    private static boolean isSettable(DeviceModel model, String key) {
        return model.property(key).filter(Property::settable).isPresent();
    }
}
