// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.centre;

import java.util.concurrent.atomic.AtomicBoolean;

/** What a centre was told to do, and the end it may come to. */
final class Order {
    private final Runnable end;
    private final AtomicBoolean dieOnceStored = new AtomicBoolean();
    private volatile Mode mode = Mode.OK;

    /** Behaves. What ends the process, at once and without a word, is called at most once. */
    Order(Runnable end) {
        this.end = end;
    }

    Mode mode() {
        return mode;
    }

    void become(Mode wanted) {
        dieOnceStored.set(false);
        mode = wanted;
    }

    /** At the worst moment: the next bundle is on the disk, and its gateway is not told. */
    void dieOnceStored() {
        dieOnceStored.set(true);
    }

    /** A bundle is on the disk. */
    void stored() {
        if (dieOnceStored.get()) {
            end.run();
        }
    }

    /** Now. */
    void die() {
        end.run();
    }
}
