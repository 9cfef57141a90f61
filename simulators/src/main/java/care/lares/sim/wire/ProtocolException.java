// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.wire;

import java.io.IOException;

/** The gateway answered what nobody had asked, or did not let a client in. */
public final class ProtocolException extends IOException {
    private static final long serialVersionUID = 1L;

    /** What it did instead. */
    public ProtocolException(String message) {
        super(message);
    }
}
