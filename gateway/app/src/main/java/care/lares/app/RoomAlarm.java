// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.domain.Moment;
import care.lares.journal.StorageReport;
import care.lares.rules.Finding;
import care.lares.rules.GatewayFindings;
import care.lares.rules.Words;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Tells people before nothing is left that may be given up, and when there is room again. */
final class RoomAlarm {
    private final Consumer<Finding> found;
    private final Duration warnBefore;
    /** Whether there is too little, as it was told last; before anything was, an alarm may be open from before the start. */
    private Optional<Boolean> told = Optional.empty();

    /**
     * An alarm that is not raised, or is open from before the start.
     *
     * @param found told what was found
     * @param warnBefore how long before nothing is left people are told
     */
    RoomAlarm(Consumer<Finding> found, Duration warnBefore) {
        this.found = found;
        this.warnBefore = warnBefore;
    }

    /** How it was at the last look; before the first one nobody knows. */
    void look(StorageReport room, Moment now) {
        if (!room.isKnown()) {
            return;
        }
        Optional<Words> alarming = RoomWords.alarming(room, warnBefore);
        if (alarming.isPresent()) {
            found.accept(GatewayFindings.roomShort(now.wall(), alarming.get()));
        } else if (told.orElse(true)) {
            found.accept(GatewayFindings.roomEnough(now.wall()));
        }
        told = Optional.of(alarming.isPresent());
    }
}
