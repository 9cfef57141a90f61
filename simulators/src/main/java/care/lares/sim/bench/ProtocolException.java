// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

import java.io.IOException;

/** The gateway answered what nobody had asked, or did not let a client in. */
final class ProtocolException extends IOException {
    private static final long serialVersionUID = 1L;

    ProtocolException(String message) {
        super(message);
    }
}
