// SPDX-License-Identifier: Apache-2.0
package care.lares.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Test case 16 of the specification of GCM, and what may not pass. */
class AesGcmTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final AesGcm.Key KEY =
            AesGcm.key(HEX.parseHex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"));
    private static final byte[] NONCE = HEX.parseHex("cafebabefacedbaddecaf888");
    private static final byte[] ASSOCIATED = HEX.parseHex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
    private static final byte[] PLAIN = HEX.parseHex("d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
            + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39");
    private static final byte[] ENCRYPTED =
            HEX.parseHex("522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                    + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
                    + "76fc6ece0f4e1768cddf8853bb2d551b");

    private final AesGcm cipher = new AesGcm();

    @Test
    void encryptsAndDecryptsTheVector() throws ForgedException {
        assertThat(cipher.encrypt(KEY, NONCE, ASSOCIATED, PLAIN)).isEqualTo(ENCRYPTED);
        assertThat(cipher.decrypt(KEY, NONCE, ASSOCIATED, ENCRYPTED)).isEqualTo(PLAIN);
    }

    @Test
    void encryptsTheSameMessageAgainUnderItsSyntheticNonce() {
        assertThat(cipher.encrypt(KEY, NONCE, ASSOCIATED, PLAIN)).isEqualTo(ENCRYPTED);
        assertThat(cipher.encrypt(KEY, NONCE, ASSOCIATED, PLAIN)).isEqualTo(ENCRYPTED);
    }

    @Test
    void takesTheNonceFromTheBeginningOfALongerArray() {
        byte[] commitment = HEX.parseHex("cafebabefacedbaddecaf888" + "00".repeat(20));
        assertThat(cipher.encrypt(KEY, commitment, ASSOCIATED, PLAIN)).isEqualTo(ENCRYPTED);
    }

    @Test
    void refusesEveryFlippedByte() {
        for (int i = 0; i < ENCRYPTED.length; i++) {
            byte[] forged = ENCRYPTED.clone();
            forged[i] ^= 1;
            assertThatExceptionOfType(ForgedException.class)
                    .isThrownBy(() -> cipher.decrypt(KEY, NONCE, ASSOCIATED, forged));
        }
        assertThatExceptionOfType(ForgedException.class)
                .isThrownBy(() -> cipher.decrypt(KEY, NONCE, new byte[0], ENCRYPTED));
        assertThatExceptionOfType(ForgedException.class)
                .isThrownBy(() -> cipher.decrypt(KEY, NONCE, ASSOCIATED, new byte[3]));
    }

    @Test
    void refusesShortKeys() {
        assertThatIllegalArgumentException().isThrownBy(() -> AesGcm.key(new byte[16]));
    }
}
