// SPDX-License-Identifier: Apache-2.0
package care.lares.crypto;

/**
 * The beginning of a ratchet.
 *
 * @param id what it is known by, 16 lower-case hexadecimal digits
 * @param key its first key, 64 of them: a secret of whoever checks the log
 */
public record RatchetBeginning(String id, String key) {
    /** Without the secret. */
    @Override
    public String toString() {
        return "ratchet " + id;
    }
}
