// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.recording;

import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Events of a home, one a line: a date and a time, or both in one, then sensor and value, between them spaces, tabs or
 * commas. What follows, such as an observer's note on what the person did, is no device's. A kind's own name may stand
 * between sensor and value; without it the value, and the first letters of the sensor, say what it is.
 */
final class EventLines implements RecordingReader {
    private static final int SHORTEST = 3;

    @Override
    public Optional<Recorded> read(String line) throws UnreadableLineException {
        if (line.isBlank() || line.startsWith("#")) {
            return Optional.empty();
        }
        List<String> words = Arrays.asList(line.strip().split("[\\s,;]+", -1));
        boolean dateAlone = words.get(0).matches("[0-9]{4}-[0-9]{2}-[0-9]{2}");
        int behind = dateAlone ? 2 : 1;
        if (words.size() - behind + 1 < SHORTEST) {
            throw new UnreadableLineException("an event is a time, a sensor and a value");
        }
        Instant time = Times.of(dateAlone ? words.get(0) + ' ' + words.get(1) : words.get(0));
        DeviceId device = device(words.get(behind));
        String said = words.get(behind + 1);
        Optional<Kind> named = Kind.ofWireName(said.toLowerCase(Locale.ROOT));
        if (named.isPresent() && words.size() > behind + 2) {
            return Optional.of(told(time, device, named.get(), words.get(behind + 2)));
        }
        return Optional.of(told(time, device, kind(device.value(), said), said));
    }

    private static DeviceId device(String sensor) throws UnreadableLineException {
        try {
            return new DeviceId(sensor);
        } catch (IllegalArgumentException e) {
            throw new UnreadableLineException("'" + sensor + "' cannot be the name of a device", e);
        }
    }

    private static Kind kind(String sensor, String said) throws UnreadableLineException {
        String name = sensor.toLowerCase(Locale.ROOT);
        return switch (said.toUpperCase(Locale.ROOT)) {
            case "OPEN", "CLOSE", "CLOSED" -> Kind.CONTACT_OPEN;
            case "ON", "OFF" -> flag(name);
            default -> quantity(name, said);
        };
    }

    private static Kind flag(String name) {
        if (name.contains("bed") && !name.contains("bedroom")) {
            return Kind.BED_OCCUPIED;
        }
        if (name.contains("chair") || name.contains("couch")) {
            return Kind.CHAIR_OCCUPIED;
        }
        return name.startsWith("d") && !name.startsWith("dining") ? Kind.CONTACT_OPEN : Kind.MOTION;
    }

    private static Kind quantity(String name, String said) throws UnreadableLineException {
        if (said.matches("-?[0-9]+(\\.[0-9]+)?")) {
            if (name.startsWith("t")) {
                return Kind.ROOM_TEMPERATURE;
            }
            if (name.startsWith("ls")) {
                return Kind.ILLUMINANCE;
            }
            if (name.startsWith("bat")) {
                return Kind.BATTERY;
            }
        }
        throw new UnreadableLineException("no device here says '" + said + "' as " + letters(name));
    }

    /** What sensors of one sort have in common, so that a recording's thousand lines are one reason. */
    private static String letters(String name) {
        return "'" + name.replaceAll("[0-9]+.*", "") + "…'";
    }

    private static Recorded told(Instant time, DeviceId device, Kind kind, String said) throws UnreadableLineException {
        NativeMessage message = new NativeMessage(device);
        switch (kind.type()) {
            case BOOLEAN -> message.add(kind, isOn(said));
            case NUMERIC -> message.add(kind, number(said));
            case CODED -> message.add(kind, said);
        }
        return message.at(time);
    }

    private static boolean isOn(String said) throws UnreadableLineException {
        return switch (said.toUpperCase(Locale.ROOT)) {
            case "ON", "OPEN", "TRUE", "1" -> true;
            case "OFF", "CLOSE", "CLOSED", "FALSE", "0" -> false;
            default -> throw new UnreadableLineException("'" + said + "' is neither on nor off");
        };
    }

    private static BigDecimal number(String said) throws UnreadableLineException {
        try {
            return new BigDecimal(said);
        } catch (NumberFormatException e) {
            throw new UnreadableLineException("'" + said + "' is no number", e);
        }
    }
}
