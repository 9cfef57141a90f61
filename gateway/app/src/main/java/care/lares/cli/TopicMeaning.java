// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.domain.DeviceId;
import care.lares.driver.Decoded;
import care.lares.driver.Driver;
import care.lares.driver.EitherShape;
import care.lares.driver.RawMessage;
import care.lares.driver.gatt.Gatt;
import care.lares.driver.nativejson.NativeJsonDriver;
import care.lares.driver.senml.SenmlDriver;
import care.lares.driver.status.StatusDriver;
import care.lares.driver.zigbee2mqtt.AvailabilityDriver;
import care.lares.driver.zigbee2mqtt.DeviceModel;
import care.lares.driver.zigbee2mqtt.Zigbee2MqttDriver;
import care.lares.ingest.mqtt.family.Reader;
import care.lares.ingest.mqtt.zigbee2mqtt.Zigbee2MqttTopics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a payload on a topic means, as the listener for devices would take it, without any gateway.
 *
 * @param driver the name of the family that reads it
 * @param decoded what it said
 */
record TopicMeaning(String driver, Decoded decoded) {
    private static final Pattern DEVICE =
            Pattern.compile("lares/v1/devices/([^/]+)/(readings|senml|status|gatt/[0-9a-zA-Z-]+)");
    private static final String ZIGBEE = "zigbee2mqtt/";
    private static final String AVAILABILITY = "/availability";
    /** In the time zone of whoever looks at the payload. */
    private static final Gatt GATT = new Gatt(ZoneId::systemDefault);

    private static final DeviceId NOBODY = new DeviceId("device");

    /** Empty when no device speaks on such a topic. */
    static Optional<TopicMeaning> of(String topic, byte[] payload, Instant now) {
        if (topic.isEmpty()) {
            return Optional.of(guessed(payload, now));
        }
        Matcher device = DEVICE.matcher(topic);
        if (device.matches()) {
            return Optional.of(by(named(device.group(2)), payload, now));
        }
        if (!topic.startsWith(ZIGBEE)) {
            return otherMaker(topic).map(driver -> by(driver, payload, now));
        }
        if (topic.startsWith(ZIGBEE + "bridge/") || Zigbee2MqttTopics.isRequest(topic.substring(ZIGBEE.length()))) {
            return Optional.empty();
        }
        return Optional.of(ofZigbee(topic.substring(ZIGBEE.length()), payload, now));
    }

    private static Optional<Driver> otherMaker(String topic) {
        try {
            return Reader.of(topic).map(Reader::driver);
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
    }

    private static Driver named(String last) {
        return switch (last) {
            case "senml" -> either(new SenmlDriver(GATT), new NativeJsonDriver());
            case "status" -> new StatusDriver();
            case "readings" -> either(new NativeJsonDriver(), new SenmlDriver());
            default -> GATT.driver(last.substring(last.indexOf('/') + 1));
        };
    }

    private static Driver either(Driver expected, Driver other) {
        return new EitherShape(expected, List.of(other), UnaryOperator.identity());
    }

    private static TopicMeaning ofZigbee(String name, byte[] payload, Instant now) {
        if (name.endsWith(AVAILABILITY)) {
            return by(new AvailabilityDriver(), payload, now);
        }
        String key = name.substring(name.lastIndexOf('/') + 1);
        Zigbee2MqttDriver states = new Zigbee2MqttDriver();
        boolean single = name.contains("/") && Zigbee2MqttDriver.knows(key) && !Zigbee2MqttDriver.isState(payload);
        return single
                ? new TopicMeaning(
                        states.name(),
                        states.readOne(key, raw(payload, now), DeviceModel.UNKNOWN)
                                .decoded())
                : by(states, payload, now);
    }

    /** Without a topic the form tells: an array of records with names, an object with a kind, else a zigbee state. */
    private static TopicMeaning guessed(byte[] payload, Instant now) {
        String text = new String(payload, StandardCharsets.UTF_8).strip();
        if (text.contains("\"kind\"")) {
            return by(new NativeJsonDriver(), payload, now);
        }
        return text.startsWith("{") ? by(new Zigbee2MqttDriver(), payload, now) : byForm(text, payload, now);
    }

    private static TopicMeaning byForm(String text, byte[] payload, Instant now) {
        boolean cbor = payload.length > 0 && payload[0] < 0;
        return by(cbor || text.startsWith("[") ? new SenmlDriver(GATT) : new StatusDriver(), payload, now);
    }

    private static TopicMeaning by(Driver driver, byte[] payload, Instant now) {
        return new TopicMeaning(driver.name(), driver.decode(raw(payload, now)));
    }

    private static RawMessage raw(byte[] payload, Instant now) {
        return new RawMessage(NOBODY, payload, now, false);
    }
}
