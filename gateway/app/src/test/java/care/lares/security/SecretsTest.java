// SPDX-License-Identifier: Apache-2.0
package care.lares.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SecretsTest {
    private final Secrets secrets = new Secrets(new SecureRandom());

    @Test
    void mintsWhatNobodyGuessesAndEveryoneCanType() {
        Set<String> minted = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            minted.add(secrets.mint());
        }

        assertThat(minted).hasSize(1_000).allMatch(secret -> secret.matches("[a-km-np-z2-9]{26}"));
        assertThat(String.join("", minted).chars().distinct().count()).isEqualTo(32);
    }

    @Test
    void hashesAsSha256() {
        assertThat(Secrets.hash("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void matchesTheSecretAndNothingElse() {
        String secret = secrets.mint();

        assertThat(Secrets.matches(secret, Secrets.hash(secret))).isTrue();
        assertThat(Secrets.matches(secret + "x", Secrets.hash(secret))).isFalse();
        assertThat(Secrets.matches("", "")).isFalse();
        assertThat(Secrets.matches("", Secrets.hash(secret))).isFalse();
    }
}
