// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.cuts;

/** The power is gone: whatever ran runs no further. An error, so that no program catches it on the way out. */
public final class PowerCut extends Error {
    private static final long serialVersionUID = 1L;

    PowerCut() {
        super("the power was cut", null, false, false);
    }
}
