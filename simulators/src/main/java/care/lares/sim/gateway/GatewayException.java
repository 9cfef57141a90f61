// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.gateway;

/** The gateway, or one of its commands, did not do what it was started for. */
public final class GatewayException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What happened, and where to look. */
    public GatewayException(String message) {
        super(message);
    }

    /** What happened, and why. */
    public GatewayException(String message, Throwable cause) {
        super(message, cause);
    }
}
