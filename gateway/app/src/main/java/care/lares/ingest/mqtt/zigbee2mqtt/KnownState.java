// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt.zigbee2mqtt;

import care.lares.domain.Kind;
import care.lares.domain.Reading;
import care.lares.domain.Value;
import care.lares.domain.ValueType;
import care.lares.driver.zigbee2mqtt.DeviceReport;
import care.lares.driver.zigbee2mqtt.Zigbee2MqttDriver;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What one device has told, to know what of its next message is news: the bridge repeats the whole state whenever one
 * thing changes. In memory only: after a restart everything is news once.
 *
 * <ul>
 *   <li>A message in which a state changes is taken whole, so that the log holds a picture and not its pieces.
 *   <li>A message in which only quantities change is taken for those.
 *   <li>What has not changed is confirmed once in {@link #CONFIRMED}: the sign of life supervision waits for.
 *   <li>A call ({@code sos: true}) that the bridge still repeats because something else changed is no second press. The
 *       same message once more, with nothing else new, is one: the sensor sent it again.
 *   <li>A fall that is still there is not a second one.
 * </ul>
 */
final class KnownState {
    /** How often what has not changed is logged again. */
    static final Duration CONFIRMED = Duration.ofMinutes(1);

    private record Told(Value value, Instant at) {}

    private final Map<Kind, Told> told = new EnumMap<>(Kind.class);
    private long states;
    private long fingerprint;
    private long company;
    private String lastSeen = "";
    private boolean mayReplay;

    /** The bridge has started, or connected anew: the first it tells of the device may be what it had kept. */
    void bridgeStarted() {
        mayReplay = true;
    }

    /** The device cannot be heard: how things stand will be news, but a call it had sent before will not. */
    void lost() {
        told.keySet().removeIf(kind -> !Zigbee2MqttDriver.isCall(kind));
    }

    /** Nothing of it may be known: the log could not take it, or what its keys mean is known only now. */
    void forget() {
        told.clear();
        lastSeen = "";
        fingerprint = 0;
    }

    /** The readings of a report that are news, in its order; remembers them. */
    List<Reading> news(DeviceReport report) {
        boolean sentAgain = isSentAgain(report);
        boolean whole = report.states() != states
                || report.levels().stream().anyMatch(reading -> isState(reading) && isChanged(reading));
        List<Reading> news = new ArrayList<>(report.events());
        for (Reading reading : report.levels()) {
            if (Zigbee2MqttDriver.isCall(reading.kind()) && reading.isOn()) {
                if (isChanged(reading) || (reading.kind() == Kind.SOS && sentAgain)) {
                    news.add(reading);
                }
            } else if (whole || isChanged(reading) || isDue(reading)) {
                news.add(reading);
            }
        }
        news.forEach(reading -> told.put(reading.kind(), new Told(reading.value(), reading.receivedAt())));
        report.events().forEach(event -> told.remove(event.kind()));
        remember(report);
        return news;
    }

    private void remember(DeviceReport report) {
        states = report.states();
        fingerprint = report.fingerprint();
        company = report.company();
        lastSeen = report.lastSeen();
        mayReplay = false;
    }

    /** Whether nothing but the call itself can be the reason for this message. */
    private boolean isSentAgain(DeviceReport report) {
        boolean sameTime = !report.lastSeen().isEmpty() && report.lastSeen().equals(lastSeen);
        boolean replayed = mayReplay
                && report.fingerprint() == fingerprint
                && report.lastSeen().isEmpty();
        return report.company() == company && !sameTime && !replayed;
    }

    private static boolean isState(Reading reading) {
        return reading.kind().type() != ValueType.NUMERIC;
    }

    private boolean isChanged(Reading reading) {
        Told before = told.get(reading.kind());
        return before == null || !same(before.value(), reading.value());
    }

    private static boolean same(Value one, Value other) {
        if (one instanceof Value.Quantity a && other instanceof Value.Quantity b) {
            return a.number().compareTo(b.number()) == 0;
        }
        return one.equals(other);
    }

    /** On the wall clock, whichever way it was set. */
    private boolean isDue(Reading reading) {
        Told before = told.get(reading.kind());
        return before == null
                || Duration.between(before.at(), reading.receivedAt()).abs().compareTo(CONFIRMED) >= 0;
    }
}
