// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.centre.store;

/** What was confirmed cannot be read back, or another process is adding to it. */
public final class ShelfException extends Exception {
    private static final long serialVersionUID = 1L;

    ShelfException(String message) {
        super(message);
    }
}
