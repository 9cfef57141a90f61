// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.centre;

import java.io.PrintWriter;
import java.time.InstantSource;

/** Lines for whoever runs the centre: a stable message, then key=value. */
final class Logbook {
    private final PrintWriter out;
    private final InstantSource clock;

    Logbook(PrintWriter out, InstantSource clock) {
        this.out = out;
        this.clock = clock;
    }

    synchronized void note(String message, String key, Object value) {
        out.println(clock.instant() + " centre: " + message + ' ' + key + '=' + value);
        out.flush();
    }
}
