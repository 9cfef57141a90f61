// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.demo;

import care.lares.sim.link.Arrival;
import java.util.concurrent.CompletableFuture;

/** A pendant's lamp: lit when the gateway has heard the press. */
final class Lamp {
    private static final String LIT = "received";

    private CompletableFuture<Arrival> next = new CompletableFuture<>();

    /** Takes one message of the pendant's feedback topic. */
    synchronized void arrived(Arrival arrival) {
        if (arrival.payload().equals(LIT) && !arrival.retained()) {
            next.complete(arrival);
        }
    }

    /** The next time it is lit, from now on. */
    synchronized CompletableFuture<Arrival> next() {
        if (next.isDone()) {
            next = new CompletableFuture<>();
        }
        return next;
    }
}
