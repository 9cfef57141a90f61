// SPDX-License-Identifier: Apache-2.0
package care.lares.driver;

import care.lares.domain.DeviceId;
import care.lares.domain.Quality;
import care.lares.domain.Reading;
import care.lares.domain.Value;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a device of another maker tells, message by message, in short words: {@code smoke true}. */
public final class Told {
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    private Map<String, Scalar> known = Map.of();
    private Set<Quality> quality = Set.of();

    /** The readings of the next message. */
    public List<String> by(StateDriver driver, String payload) {
        StateDriver.Report report = report(driver, payload);
        known = report.known();
        List<Reading> readings = report.decoded().readings();
        quality =
                readings.stream().flatMap(reading -> reading.quality().stream()).collect(Collectors.toSet());
        return readings.stream().map(Told::shown).toList();
    }

    /** What there is to know about the readings of the last message. */
    public Set<Quality> quality() {
        return quality;
    }

    /** Why something in a message was refused. */
    public List<Reason> refused(StateDriver driver, String payload) {
        return report(driver, payload).rejected().stream().map(Rejected::reason).toList();
    }

    private StateDriver.Report report(StateDriver driver, String payload) {
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        return driver.read(new RawMessage(new DeviceId("sensor-7"), bytes, NOW, false), known);
    }

    private static String shown(Reading reading) {
        Value value = reading.value();
        String text = value instanceof Value.Quantity quantity
                ? quantity.number().toPlainString()
                : value instanceof Value.Code code ? code.code() : String.valueOf(reading.isOn());
        return reading.kind() + " " + text;
    }
}
