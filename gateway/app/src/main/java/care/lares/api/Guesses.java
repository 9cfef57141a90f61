// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.domain.Ticks;
import care.lares.security.FailedLogins;
import io.vertx.core.Vertx;
import java.time.Duration;

/** Refuses whoever guesses codes or tokens, ever later; whoever knows one waits for nothing. For one thread. */
public final class Guesses {
    /** Most refusals held back at once, each is a socket: beyond that they are told to come later. */
    private static final int MAX_HELD_BACK = 64;

    private final Vertx vertx;
    private final Ticks ticks;
    private final FailedLogins failed = new FailedLogins();
    private int heldBack;

    /** Nobody has guessed yet. */
    public Guesses(Vertx vertx, Ticks ticks) {
        this.vertx = vertx;
        this.ticks = ticks;
    }

    /** Answers this, the later the more often this address guessed. */
    public void refuse(Exchange exchange, Problem problem) {
        String address = exchange.context().request().remoteAddress().hostAddress();
        Duration wait = failed.failed(address, ticks.nanos());
        if (heldBack >= MAX_HELD_BACK) {
            throw new Refused(Problem.tooMany("too many wrong codes or tokens; come again later", wait));
        } else if (wait.isZero()) {
            throw new Refused(problem);
        }
        heldBack++;
        vertx.setTimer(wait.toMillis(), later -> {
            heldBack--;
            exchange.refuse(problem);
        });
    }
}
