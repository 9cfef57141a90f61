// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.wear;

import care.lares.domain.AlarmKind;
import care.lares.domain.care.DevicePassport;
import care.lares.rules.Finding;
import care.lares.rules.Finding.Phase;
import care.lares.rules.Phrase;
import care.lares.rules.Words;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What to order for a device: what somebody has said of it, else what its model is known to take. Of a model nobody knows
 * it says where to look rather than to guess. Immutable.
 */
public final class Parts {
    private static final String TABLE = "parts.properties";

    private final Properties batteries = new Properties();

    private Parts() {}

    /** As the table lists them. */
    public static Parts known() {
        Parts parts = new Parts();
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(Parts.class.getResourceAsStream(TABLE), TABLE), StandardCharsets.UTF_8)) {
            parts.batteries.load(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return parts;
    }

    /** What batteries a device takes, as one orders them; empty when its label has to be read. */
    public Optional<String> battery(DevicePassport passport) {
        if (!passport.battery().isEmpty()) {
            return Optional.of(passport.battery());
        }
        return Optional.ofNullable(batteries.getProperty(key(passport.model())));
    }

    private static String key(String model) {
        return model.strip().toUpperCase(Locale.ROOT).replace(' ', '-');
    }

    /** A finding about a device, with what to order where something is to be ordered. */
    public Finding marked(Finding finding, DevicePassport passport) {
        if (finding.phase() != Phase.PRESENT || finding.device().isEmpty()) {
            return finding;
        }
        Words words = finding.words();
        String device = Stream.of(passport.vendor(), passport.model())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
        if (concerns(finding.kind()) && !device.isEmpty()) {
            words = words.advise(Phrase.PART_DEVICE.said(device));
        }
        if (finding.kind() == AlarmKind.BATTERY_LOW) {
            words = words.advise(
                    battery(passport).map(Phrase.PART_BATTERY::said).orElseGet(Phrase.PART_LABEL::said));
        }
        return words.equals(finding.words()) ? finding : finding.with(words);
    }

    private static boolean concerns(AlarmKind kind) {
        return switch (kind) {
            case BATTERY_LOW, DEVICE_FAULT, TAMPER, SENSOR_STALE, MAINS_FAIL -> true;
            default -> false;
        };
    }
}
