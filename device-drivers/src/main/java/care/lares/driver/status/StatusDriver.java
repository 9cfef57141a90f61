// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.status;

import care.lares.domain.Kind;
import care.lares.domain.Quality;
import care.lares.domain.Reading;
import care.lares.domain.Value;
import care.lares.driver.Decoded;
import care.lares.driver.Driver;
import care.lares.driver.RawMessage;
import care.lares.driver.Reason;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads the word on a device's status topic. */
public final class StatusDriver implements Driver {
    /** Longest payload in bytes that can be one of the two words with some white space. */
    private static final int MAX_LENGTH = 16;

    @Override
    public String name() {
        return "status";
    }

    @Override
    public Decoded decode(RawMessage message) {
        if (message.payload().length == 0) {
            return Decoded.NOTHING; // a retained word was taken away
        }
        if (message.payload().length > MAX_LENGTH) {
            return unknownWord();
        }
        String word =
                new String(message.payload(), StandardCharsets.UTF_8).strip().toLowerCase(Locale.ROOT);
        return switch (word) {
            case "online" -> online(message, true);
            case "offline" -> online(message, false);
            default -> unknownWord();
        };
    }

    private static Decoded online(RawMessage message, boolean there) {
        Reading reading = new Reading(
                message.device(),
                Kind.ONLINE,
                Value.Flag.of(there),
                message.receivedAt(),
                Optional.empty(),
                Optional.empty(),
                message.retained() ? Set.of(Quality.RETAINED) : Set.of(),
                Optional.empty());
        return new Decoded(List.of(reading), List.of());
    }

    private static Decoded unknownWord() {
        return Decoded.rejected(Reason.MALFORMED, "status must be the word online or offline");
    }
}
