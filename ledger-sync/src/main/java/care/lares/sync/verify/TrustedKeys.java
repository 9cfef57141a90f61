// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.verify;

import java.util.Set;

/**
 * Keys known from elsewhere than the receipt.
 *
 * @param logs verifier keys of logs, {@code name+keyid+key}; when empty, the key in the receipt is taken and the verdict
 *     says that it is not pinned
 * @param witnesses verifier keys of witnesses
 */
public record TrustedKeys(Set<String> logs, Set<String> witnesses) {
    /** Nothing is known. */
    public static final TrustedKeys NONE = new TrustedKeys(Set.of(), Set.of());

    /** Copies the keys. */
    public TrustedKeys {
        logs = Set.copyOf(logs);
        witnesses = Set.copyOf(witnesses);
    }
}
