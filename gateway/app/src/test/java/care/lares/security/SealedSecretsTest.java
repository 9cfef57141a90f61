// SPDX-License-Identifier: Apache-2.0
package care.lares.security;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.ContactId;
import care.lares.domain.DeviceId;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class SealedSecretsTest {
    private static final byte[] SECRET = "sign with this".getBytes(StandardCharsets.UTF_8);
    private static final String OWNER = SealedSecrets.of(new ContactId("son"), "webhook");

    private final SealedSecrets sealed = new SealedSecrets(new byte[32], new SecureRandom());

    @Test
    void opensWhatItSealedAlsoAfterARestart() {
        String text = sealed.seal(OWNER, SECRET);
        SealedSecrets restarted = new SealedSecrets(new byte[32], new SecureRandom());
        assertThat(restarted.open(OWNER, text))
                .hasValueSatisfying(open -> assertThat(open).isEqualTo(SECRET));
        assertThat(text).doesNotContain("7369676e");
        assertThat(sealed.seal(OWNER, SECRET)).isNotEqualTo(text);
    }

    @Test
    void opensForNobodyElseAndNotOnAnotherBox() {
        String text = sealed.seal(OWNER, SECRET);
        byte[] other = new byte[32];
        other[0] = 1;
        assertThat(sealed.open(SealedSecrets.of(new DeviceId("son")), text)).isEmpty();
        assertThat(new SealedSecrets(other, new SecureRandom()).open(OWNER, text))
                .isEmpty();
        assertThat(sealed.open(OWNER, text.substring(2) + "00")).isEmpty();
        assertThat(sealed.open(OWNER, "")).isEmpty();
        assertThat(sealed.open(OWNER, "00ff")).isEmpty();
    }
}
