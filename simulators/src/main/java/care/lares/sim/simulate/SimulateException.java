// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.simulate;

/** The simulation could not be begun or carried on; its message says what to do. */
final class SimulateException extends Exception {
    private static final long serialVersionUID = 1L;

    SimulateException(String message) {
        super(message);
    }

    SimulateException(String message, Throwable cause) {
        super(message, cause);
    }
}
