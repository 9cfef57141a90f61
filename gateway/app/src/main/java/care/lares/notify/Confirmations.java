// SPDX-License-Identifier: Apache-2.0
package care.lares.notify;

import care.lares.domain.Delivery;
import care.lares.domain.Notice;
import care.lares.domain.WayOut;
import java.time.Instant;

/** Who is told what became of what went out. Called on the pipeline's thread, never from within a {@link Notifier}. */
public interface Confirmations {
    /** A step of an alarm was handed to ways out: everybody has been told by then. */
    void told(Notice notice);

    /** A step of an alarm was delivered, is delayed or was refused. */
    void came(Delivery delivery);

    /**
     * A way out has not taken anything for a while.
     *
     * @param since when it began to fail
     * @param reason why, in words without an address
     */
    void failing(WayOut way, Instant since, String reason);

    /** A way out has taken something, after it failed or for the first time since the start. */
    void works(WayOut way);
}
