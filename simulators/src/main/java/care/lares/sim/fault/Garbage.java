// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.fault;

import java.util.SplittableRandom;

/** Spoils payloads the ways devices do: cut off, in another type, out of range, not text at all. */
final class Garbage {
    private static final int KINDS = 5;
    private static final int NOISE_BYTES = 40;
    /** Above it lies no character that UTF-8 writes in one byte. */
    private static final int ASCII = 128;

    private final SplittableRandom dice;

    Garbage(SplittableRandom dice) {
        this.dice = dice;
    }

    /**
     * Something like this payload that tells no reading.
     *
     * @param payload well formed
     */
    String madeOf(String payload) {
        return switch (dice.nextInt(KINDS)) {
            case 0 -> payload.substring(0, dice.nextInt(payload.length()));
            case 1 -> "[".repeat(dice.nextInt(1, NOISE_BYTES)) + payload;
            case 2 -> "{\"kind\":42,\"value\":\"\"}";
            case 3 -> "null";
            default -> noise();
        };
    }

    private String noise() {
        var noise = new StringBuilder();
        for (int i = 0; i < NOISE_BYTES; i++) {
            noise.append((char) dice.nextInt(1, ASCII));
        }
        return noise.toString();
    }
}
