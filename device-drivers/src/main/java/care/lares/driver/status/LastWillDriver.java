// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.status;

import care.lares.driver.Decoded;
import care.lares.driver.Driver;
import care.lares.driver.RawMessage;
import java.nio.charset.StandardCharsets;

/** What other makers' devices publish about their being there: {@code Online}, {@code offline}, {@code true}, {@code false}. */
public final class LastWillDriver implements Driver {
    private final String family;
    private final StatusDriver words = new StatusDriver();

    /** Of the devices of a family. */
    public LastWillDriver(String family) {
        this.family = family;
    }

    @Override
    public String name() {
        return family;
    }

    /** Nothing when the payload is empty: it takes back what a broker had kept. */
    @Override
    public Decoded decode(RawMessage message) {
        if (message.payload().length == 0) {
            return Decoded.NOTHING;
        }
        String word = new String(message.payload(), StandardCharsets.UTF_8).strip();
        return switch (word) {
            case "true" -> words.decode(saying("online", message));
            case "false" -> words.decode(saying("offline", message));
            default -> words.decode(message);
        };
    }

    private static RawMessage saying(String word, RawMessage as) {
        return new RawMessage(as.device(), word.getBytes(StandardCharsets.UTF_8), as.receivedAt(), as.retained());
    }
}
