// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

import java.io.IOException;
import java.time.Duration;

/** Many devices that each send the next reading when there is room for it. */
interface Generator extends AutoCloseable {
    /** Sends for this long, then waits for every answer that is due. */
    LoadGenerator.Load run(Duration length) throws IOException;

    @Override
    void close() throws IOException;
}
