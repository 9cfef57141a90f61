// SPDX-License-Identifier: Apache-2.0
package care.lares.crypto;

/** Takes wrapped keys out of their wrapping. */
@FunctionalInterface
interface Unwrapping {
    /**
     * The key.
     *
     * @param associated names the place it was wrapped for
     * @throws ForgedException when it was not wrapped so
     */
    byte[] unwrap(byte[] wrapped, byte[] associated) throws ForgedException;

    /** The same, trying another box key when this one does not fit: a change of the box key was interrupted. */
    default Unwrapping or(Unwrapping other) {
        return (wrapped, associated) -> {
            try {
                return unwrap(wrapped, associated);
            } catch (ForgedException first) {
                try {
                    return other.unwrap(wrapped, associated);
                } catch (ForgedException second) {
                    first.addSuppressed(second);
                    throw first;
                }
            }
        };
    }
}
