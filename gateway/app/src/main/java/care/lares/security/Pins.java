// SPDX-License-Identifier: Apache-2.0
package care.lares.security;

import care.lares.crypto.SlowHash;
import care.lares.domain.PersonId;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The few digits by which somebody proves at a shared console who they are. Their hash is slow, and sealed besides: so few
 * digits can be tried one after the other by whoever holds the hash. Safe for use by several threads.
 */
public final class Pins {
    /** Fewest digits: with the brake on wrong tries it takes weeks to try them all, in front of everybody. */
    public static final int SHORTEST = 4;
    /** Most digits: more are not remembered. */
    public static final int LONGEST = 8;
    /** Digits of a PIN that the gateway chooses. */
    public static final int MINTED = 6;

    private static final Pattern FORM = Pattern.compile("[0-9]{" + SHORTEST + "," + LONGEST + "}");
    private static final int TEN = 10;

    private final SealedSecrets sealed;
    private final SecureRandom random;

    /** Keeps them sealed by these. */
    public Pins(SealedSecrets sealed, SecureRandom random) {
        this.sealed = sealed;
        this.random = random;
    }

    /** Why this cannot be a PIN; empty when it can. Says nothing of its digits. */
    public static Optional<String> fault(String pin) {
        if (!FORM.matcher(pin).matches()) {
            return Optional.of("must be " + SHORTEST + " to " + LONGEST + " digits");
        }
        return isSeries(pin)
                ? Optional.of("is one that everybody tries first: not all the same digit, nor digits in a row")
                : Optional.empty();
    }

    /** Such as 1111, 4567 and 9876. */
    private static boolean isSeries(String pin) {
        int step = pin.charAt(1) - pin.charAt(0);
        for (int i = 1; i < pin.length(); i++) {
            if (pin.charAt(i) - pin.charAt(i - 1) != step) {
                return false;
            }
        }
        return Math.abs(step) <= 1;
    }

    /** A PIN nobody has chosen: shown once, never kept. */
    public String mint() {
        StringBuilder pin = new StringBuilder(MINTED);
        do {
            pin.setLength(0);
            for (int i = 0; i < MINTED; i++) {
                pin.append(random.nextInt(TEN));
            }
        } while (fault(pin.toString()).isPresent());
        return pin.toString();
    }

    /** What the log keeps of somebody's PIN. Takes as long as {@link SlowHash}. */
    public String keep(PersonId person, String pin) {
        byte[] salt = new byte[SlowHash.SALT_LENGTH];
        random.nextBytes(salt);
        return sealed.seal(owner(person), SlowHash.of(pin.getBytes(StandardCharsets.UTF_8), salt));
    }

    /** Whether this is the PIN of which that is kept. Takes as long as {@link SlowHash}. */
    public boolean matches(PersonId person, String kept, String pin) {
        return sealed.open(owner(person), kept)
                .filter(hash -> SlowHash.matches(pin.getBytes(StandardCharsets.UTF_8), hash))
                .isPresent();
    }

    private static String owner(PersonId person) {
        return "pin/" + person;
    }
}
