// SPDX-License-Identifier: Apache-2.0
package care.lares.crash;

import care.lares.domain.Moment;
import care.lares.fixture.Patience;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A gateway dies two hundred times while alarms are on their way, at any call to its card: between a reading and its alarm,
 * between an act and its confirmation, in the middle of a write. What was acknowledged to a device or a person is there
 * afterwards, nothing has ended that nobody ended, and what is open sounds again. {@code -Dlares.seed=42} walks through one
 * again.
 */
@ExtendWith(Patience.class)
class AlarmCrashTest {
    private static final int CRASHES = 200;
    private static final int LIVES = 4;
    private static final int SEEDS = CRASHES / LIVES;
    /** Things that happen in a life, if nothing stops it. */
    private static final int STEPS = 30;
    /** The latest call at which a card dies: a life makes about three for each thing that happens. */
    private static final int LATEST_CALL = 90;

    private static final Instant START = Instant.parse("2026-11-21T02:10:00Z");

    @Test
    @Timeout(600)
    void whateverWasConfirmedIsThereAfterEveryOfTwoHundredCrashesAndSoundsAgain() throws Exception {
        Long only = Long.getLong("lares.seed");
        if (only != null) {
            house(only);
            return;
        }
        for (long seed = 0; seed < SEEDS; seed++) {
            house(seed);
        }
    }

    private static void house(long seed) throws Exception {
        try {
            lives(seed);
        } catch (AssertionError | RuntimeException broken) {
            throw new AssertionError("seed " + seed + ": " + broken.getMessage(), broken);
        }
    }

    private static void lives(long seed) throws Exception {
        Random random = new Random(seed);
        CutCard card = new CutCard(seed);
        Confirmed confirmed = new Confirmed();
        Moment now = new Moment(START, 1_000_000_000L);
        for (int i = 0; i <= LIVES; i++) {
            Life life = new Life(card, random, confirmed, now);
            try {
                life.begin();
                if (i < LIVES) {
                    card.dieAt(1 + random.nextInt(LATEST_CALL));
                }
                for (int step = 0; step < STEPS && !card.isOff(); step++) {
                    life.happens();
                }
                card.dieAt(1);
            } finally {
                life.close();
            }
            card.revive(random.nextBoolean());
            now = new Moment(life.now().wall().plus(Duration.ofSeconds(random.nextInt(90))), 1_000_000_000L);
        }
    }
}
