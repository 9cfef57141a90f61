// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt.family;

import care.lares.domain.Kind;
import care.lares.domain.Reading;
import care.lares.domain.Value;
import care.lares.driver.Scalar;
import care.lares.driver.StateDriver;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What one device has told, to know what of its next message is news. In memory only: after a restart everything is news
 * once. What has not changed is told again once in {@link #CONFIRMED}, the sign of life supervision waits for; a call
 * that is still repeated is no second press.
 */
final class KnownDevice {
    /** How often what has not changed is logged again. */
    static final Duration CONFIRMED = Duration.ofMinutes(1);

    private record Told(Value value, Instant at) {}

    private final Map<Kind, Told> told = new EnumMap<>(Kind.class);
    private Map<String, Scalar> known = Map.of();

    /** What it told before, key by key. */
    Map<String, Scalar> known() {
        return known;
    }

    /** The readings of a report that are news, in its order; remembers them. */
    List<Reading> news(StateDriver.Report report) {
        known = report.known();
        List<Reading> news = new ArrayList<>(report.events());
        for (Reading reading : report.levels()) {
            if (isNews(reading)) {
                news.add(reading);
                told.put(reading.kind(), new Told(reading.value(), reading.receivedAt()));
            }
        }
        return news;
    }

    /** The device cannot be heard, or the log could not take it: how things stand will be news. */
    void forget() {
        told.clear();
    }

    private boolean isNews(Reading reading) {
        Told before = told.get(reading.kind());
        if (before == null || !same(before.value(), reading.value())) {
            return true;
        }
        boolean call = reading.isOn() && isCall(reading.kind());
        return !call
                && Duration.between(before.at(), reading.receivedAt()).abs().compareTo(CONFIRMED) >= 0;
    }

    private static boolean isCall(Kind kind) {
        return kind == Kind.SOS || kind == Kind.FALL || kind == Kind.FALL_SUSPECTED;
    }

    private static boolean same(Value one, Value other) {
        if (one instanceof Value.Quantity a && other instanceof Value.Quantity b) {
            return a.number().compareTo(b.number()) == 0;
        }
        return one.equals(other);
    }
}
