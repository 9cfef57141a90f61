// SPDX-License-Identifier: Apache-2.0
package care.lares.config;

import java.util.Optional;

/**
 * A witness that checkpoints are shown to.
 *
 * @param name what people call it
 * @param url below which its {@code add-checkpoint} lies, {@code http://…} or {@code https://…}
 * @param key its verifier key; empty for one that is there for tests: the one it shows is believed
 */
public record WitnessNode(String name, String url, Optional<String> key) {}
