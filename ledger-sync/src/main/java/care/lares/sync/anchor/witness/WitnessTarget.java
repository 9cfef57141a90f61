// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.anchor.witness;

import care.lares.journal.check.WitnessKey;
import java.net.URI;
import java.util.Optional;

/**
 * A witness and how it is reached.
 *
 * @param name what people call it
 * @param url below which its {@code add-checkpoint} lies
 * @param key its own; empty to believe the one it shows at its first answer, which only tests do
 */
public record WitnessTarget(String name, URI url, Optional<WitnessKey> key) {
    URI below(String path) {
        String text = url.toString();
        return URI.create((text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + path);
    }
}
