// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.zigbee2mqtt;

import care.lares.domain.Kind;
import care.lares.domain.Reading;
import care.lares.domain.Value;
import care.lares.driver.Composer;
import care.lares.driver.Decoded;
import care.lares.driver.Driver;
import care.lares.driver.RawMessage;
import care.lares.driver.Reason;
import care.lares.driver.Scalar;
import care.lares.driver.Understood;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Whether a device, or the bridge itself, is there: {@code {"state":"online"}}, or the bare word of old versions. */
public final class AvailabilityDriver implements Driver {
    /** Longest payload in bytes looked at. */
    private static final int MAX_LENGTH = 256;

    @Override
    public String name() {
        return Zigbee2MqttDriver.NAME;
    }

    /** A reading of {@link Kind#ONLINE}; nothing when the payload is empty: the bridge takes back what it had said. */
    @Override
    public Decoded decode(RawMessage message) {
        if (message.payload().length == 0) {
            return new Decoded(List.of(), List.of());
        }
        return online(message.payload())
                .map(there -> new Decoded(List.of(reading(message, there)), List.of()))
                .orElseGet(() -> Decoded.rejected(Reason.MALFORMED, "availability must say online or offline"));
    }

    /** Whether a payload says online; empty when it says neither. */
    public static Optional<Boolean> online(byte[] payload) {
        if (payload.length > MAX_LENGTH) {
            return Optional.empty();
        }
        Scalar state = StatePayload.read(payload).values().getOrDefault("state", Scalar.ABSENT);
        String word = state.isText() ? state.text() : new String(payload, StandardCharsets.UTF_8);
        return switch (word.replace('"', ' ').strip().toLowerCase(Locale.ROOT)) {
            case "online" -> Optional.of(true);
            case "offline" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Reading reading(RawMessage message, boolean there) {
        return new Composer(message)
                .reading(
                        Kind.ONLINE,
                        Understood.Good.of(Value.Flag.of(there)),
                        Optional.empty(),
                        Optional.empty(),
                        Set.of());
    }
}
