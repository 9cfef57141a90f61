// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.link;

/** The gateway cannot be reached, or does not let this client in. */
public final class LinkException extends Exception {
    private static final long serialVersionUID = 1L;

    LinkException(String message, Throwable cause) {
        super(message, cause);
    }
}
