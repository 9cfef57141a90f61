// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.cuts;

import java.security.SecureRandom;
import java.util.Random;

/** Randomness for keys and salts that is the same for the same seed. */
final class SeededRandom extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private final Random random;

    SeededRandom(long seed) {
        this.random = new Random(seed);
    }

    @Override
    public void nextBytes(byte[] bytes) {
        random.nextBytes(bytes);
    }
}
