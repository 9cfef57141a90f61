// SPDX-License-Identifier: Apache-2.0
package care.lares.config;

import java.time.Duration;
import java.util.Locale;

/** What the storage is, and so how long entries that are not urgent wait for company. */
public enum Profile {
    /** A disk or SSD. */
    DEFAULT(Duration.ofMillis(10)),
    /**
     * A card that wears out by every write: larger groups, later acknowledgements, rarer checkpoints; alarms, and what
     * people do, are forced at once all the same.
     */
    SD_CARD(Duration.ofMillis(2500));

    private final Duration linger;

    Profile(Duration linger) {
        this.linger = linger;
    }

    /** How long an entry waits unless {@code journal.linger} says otherwise. */
    public Duration linger() {
        return linger;
    }

    /** The name in the file. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Profile ofWireName(String name) {
        return name.equals(SD_CARD.wireName()) ? SD_CARD : DEFAULT;
    }
}
