// SPDX-License-Identifier: Apache-2.0
package care.lares.security;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.PersonId;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PinsTest {
    private static final PersonId NORA = new PersonId("nora");

    private final SecureRandom random = new SecureRandom();
    private final Pins pins = new Pins(new SealedSecrets(new byte[32], random), random);

    @Test
    void whatIsKeptMatchesThatPinOfThatPersonOnly() {
        String kept = pins.keep(NORA, "274951");
        assertThat(pins.matches(NORA, kept, "274951")).isTrue();
        assertThat(pins.matches(NORA, kept, "274952")).isFalse();
        assertThat(pins.matches(new PersonId("mara"), kept, "274951")).isFalse();
        assertThat(pins.keep(NORA, "274951")).as("salted").isNotEqualTo(kept);
    }

    @Test
    void anotherBoxKnowsNothingOfIt() {
        byte[] other = new byte[32];
        other[0] = 1;
        Pins elsewhere = new Pins(new SealedSecrets(other, random), random);
        assertThat(elsewhere.matches(NORA, pins.keep(NORA, "274951"), "274951")).isFalse();
        assertThat(elsewhere.matches(NORA, "", "274951")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123", "123456789", "12a4", "1111", "4567", "9876", "0000", "１２３５"})
    void refusesWhatIsNoPinOrTriedFirst(String pin) {
        assertThat(Pins.fault(pin)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1357", "2749", "12346", "00001111"})
    void takesOthers(String pin) {
        assertThat(Pins.fault(pin)).isEmpty();
    }

    @Test
    void mintsWhatItWouldTake() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(Pins.fault(pins.mint())).isEmpty();
        }
    }

    @Test
    void wrongTriesAreBrakedOneSourceAtATimeAndNeverForLong() {
        PinBrake brake = new PinBrake();
        for (int i = 0; i < PinBrake.FREE; i++) {
            assertThat(brake.left("nora", 0)).isZero();
            brake.wrong("nora", 0);
        }
        assertThat(brake.left("nora", 0)).isEqualTo(PinBrake.FIRST_WAIT);
        assertThat(brake.left("mara", 0)).isZero();
        assertThat(brake.left("nora", PinBrake.FIRST_WAIT.toNanos())).isZero();
        for (int i = 0; i < 100; i++) {
            brake.wrong("nora", 0);
        }
        assertThat(brake.left("nora", 0)).isEqualTo(PinBrake.LONGEST_WAIT);
        brake.right("nora");
        assertThat(brake.left("nora", 0)).isZero();
    }

    @Test
    void whoHasNotFailedForLongBeginsAnewAndSourcesAreBounded() {
        PinBrake brake = new PinBrake();
        for (int i = 0; i < PinBrake.FREE; i++) {
            brake.wrong("nora", 0);
        }
        long later = PinBrake.FORGET_AFTER.plus(Duration.ofSeconds(1)).toNanos();
        brake.wrong("nora", later);
        assertThat(brake.left("nora", later)).isZero();
        for (int i = 0; i < 2 * Failures.MAX_SOURCES; i++) {
            brake.wrong("source " + i, later);
        }
        assertThat(brake.left("nora", later)).isZero();
    }
}
