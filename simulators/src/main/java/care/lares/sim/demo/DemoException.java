// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.demo;

/** The demo cannot begin, or cannot go on; the message says what to do. */
final class DemoException extends Exception {
    private static final long serialVersionUID = 1L;

    DemoException(String message) {
        super(message);
    }

    DemoException(String message, Throwable cause) {
        super(message, cause);
    }
}
