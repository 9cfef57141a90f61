// SPDX-License-Identifier: Apache-2.0
package care.lares.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The vectors of RFC 5869, appendix A. */
class HkdfTest {
    private static final HexFormat HEX = HexFormat.of();

    @Test
    void derivesTheBasicVector() {
        byte[] key = HEX.parseHex("0b".repeat(22));
        byte[] salt = HEX.parseHex("000102030405060708090a0b0c");
        byte[] info = HEX.parseHex("f0f1f2f3f4f5f6f7f8f9");
        assertThat(HEX.formatHex(Hkdf.extract(salt, key)))
                .isEqualTo("077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5");
        assertThat(HEX.formatHex(Hkdf.derive(key, salt, info, 42)))
                .isEqualTo("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
    }

    @Test
    void derivesTheLongVector() {
        assertThat(HEX.formatHex(Hkdf.derive(counting(0x00), counting(0x60), counting(0xb0), 82)))
                .isEqualTo("b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac78272"
                        + "71cb41c65e590e09da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87");
    }

    @Test
    void derivesTheVectorWithoutSaltAndInfo() {
        byte[] key = HEX.parseHex("0b".repeat(22));
        assertThat(HEX.formatHex(Hkdf.derive(key, new byte[0], new byte[0], 42)))
                .isEqualTo("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8");
    }

    @Test
    void labelsGiveKeysThatHaveNothingInCommon() {
        byte[] key = counting(0);
        assertThat(Hkdf.derive(key, "lares/leaf/v1"))
                .hasSize(32)
                .isEqualTo(Hkdf.derive(key, new byte[0], "lares/leaf/v1".getBytes(StandardCharsets.UTF_8), 32))
                .isNotEqualTo(Hkdf.derive(key, "lares/payload/v1"));
    }

    @Test
    void refusesLengthsTheStandardHasNotGot() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Hkdf.derive(counting(0), new byte[0], new byte[0], Hkdf.MAX_LENGTH + 1));
    }

    private static byte[] counting(int from) {
        byte[] bytes = new byte[80];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (from + i);
        }
        return bytes;
    }
}
