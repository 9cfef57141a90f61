// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.centre;

import care.lares.journal.LogFollower;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Reads a log of which one spot is not read: as the journal's own reader does, it passes over it at the third try. */
final class FailingFollower implements LogFollower {
    private final LogFollower log;
    private final BooleanSupplier bad;
    private int failures;
    private boolean told;

    FailingFollower(LogFollower log, BooleanSupplier bad) {
        this.log = log;
        this.bad = bad;
    }

    @Override
    public Optional<Logged> peek() throws IOException {
        if (bad.getAsBoolean() && failures < 2) {
            failures++;
            throw new IOException("Input/output error");
        }
        return log.peek();
    }

    @Override
    public void take() {
        log.take();
    }

    @Override
    public Place place() {
        return log.place();
    }

    @Override
    public List<Unread> unread() {
        if (failures < 2 || told) {
            return List.of();
        }
        told = true;
        return List.of(new Unread("lares.local/old", 7, 12));
    }

    @Override
    public void close() throws IOException {
        log.close();
    }
}
