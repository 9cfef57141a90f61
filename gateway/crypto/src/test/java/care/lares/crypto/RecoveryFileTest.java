// SPDX-License-Identifier: Apache-2.0
package care.lares.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.SecureRandom;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Keys in a file of their own, under a code. */
class RecoveryFileTest {
    private static final String CODE = "abcdefghijkmnpqrstuvwxyz23";

    private final Map<String, byte[]> files = Map.of("box.key", new byte[] {1, 2, 3}, "log.key", new byte[0]);

    @Test
    void opensUnderItsCode() throws ForgedException {
        byte[] written = RecoveryFile.write(files, CODE, new SecureRandom());
        assertThat(RecoveryFile.read(written, CODE).keySet()).containsExactly("box.key", "log.key");
        assertThat(RecoveryFile.read(written, CODE).get("box.key")).containsExactly(1, 2, 3);
    }

    @Test
    void opensUnderNoOtherCodeAndWithNoByteChanged() {
        byte[] written = RecoveryFile.write(files, CODE, new SecureRandom());
        assertThatExceptionOfType(ForgedException.class)
                .isThrownBy(() -> RecoveryFile.read(written, CODE.replace('a', 'b')));
        for (int at = 0; at < written.length; at++) {
            byte[] changed = written.clone();
            changed[at] ^= 1;
            assertThatExceptionOfType(ForgedException.class)
                    .as("byte " + at)
                    .isThrownBy(() -> RecoveryFile.read(changed, CODE));
        }
        assertThatExceptionOfType(ForgedException.class).isThrownBy(() -> RecoveryFile.read(new byte[0], CODE));
    }
}
