// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.centre;

import care.lares.sim.centre.proof.VerifierKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How a centre is wanted.
 *
 * @param host to listen at
 * @param port 0 for any free one
 * @param data where it keeps what it confirmed
 * @param token who sends it is let in
 * @param keys of logs it believes; none: of each log the first it brings
 * @param tls empty: plain HTTP, to this machine only
 */
record CentreSettings(String host, int port, Path data, String token, List<VerifierKey> keys, Optional<TlsFiles> tls) {
    CentreSettings {
        keys = List.copyOf(keys);
    }
}
