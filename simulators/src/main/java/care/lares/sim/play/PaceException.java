// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.play;

/** Time could not be moved on. */
public final class PaceException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What stood in the way. */
    public PaceException(String message) {
        super(message);
    }

    /** What stood in the way, and why. */
    public PaceException(String message, Throwable cause) {
        super(message, cause);
    }
}
