// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.security.OpenFiles;
import java.time.Duration;

/**
 * How many are let in at the HTTP door, and how long each may take.
 *
 * @param places connections that are read from at once
 * @param lobby further ones that wait, unread, until one of those is free
 * @param sentAway who is sent away with an answer at once; who comes beside them is closed without one
 * @param settle how long a connection may say nothing before it makes way for one of the same address
 * @param lobbyWait how long one waits in the lobby before it is sent away
 * @param requestWithin how long a request may take from its first byte to its last
 */
record Welcome(int places, int lobby, int sentAway, Duration settle, Duration lobbyWait, Duration requestWithin) {
    /**
     * What a heap of 96 MB carries: an idle connection costs about 8 kB, one that stops in the middle of a request may
     * hold 8 kB of headers or 16 kB of body besides. A request gets less than the 30 s after which silence is closed.
     */
    static final Welcome DEFAULT =
            new Welcome(1_024, 1_024, 256, Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(20));

    /** How long somebody who is sent away may take to ask, and to read why. */
    static final Duration LEAVE_WITHIN = Duration.ofSeconds(1);

    /** When somebody who is sent away should come back. */
    static final Duration COME_BACK = Duration.ofSeconds(5);

    /** How often is looked who has taken too long. */
    static final Duration LOOK_EVERY = Duration.ofMillis(250);

    /** The same in all for no more sockets than the process may have open. */
    Welcome within(OpenFiles files) {
        int wanted = places + lobby + sentAway;
        int sockets = files.httpSockets(wanted);
        return sockets == wanted
                ? this
                : new Welcome(sockets / 2, sockets / 4, sockets / 4, settle, lobbyWait, requestWithin);
    }

    /** So many looks from now it is certain that this time has passed. */
    static long looks(Duration time) {
        return 1 + (time.toMillis() + LOOK_EVERY.toMillis() - 1) / LOOK_EVERY.toMillis();
    }
}
