// SPDX-License-Identifier: Apache-2.0
package care.lares.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vectors of RFC 4231. */
class HmacSha256Test {
    private static final HexFormat HEX = HexFormat.of();

    @ParameterizedTest
    @CsvSource({
        "0b,20,Hi There,b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
        "4a656665,1,what do ya want for nothing?,5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        "aa,131,Test Using Larger Than Block-Size Key - Hash Key First,"
                + "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
    })
    void hashesTheVectors(String key, int times, String message, String expected) {
        HmacSha256 hmac = new HmacSha256(HEX.parseHex(key.repeat(times)));
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        assertThat(HEX.formatHex(hmac.of(bytes))).isEqualTo(expected);
        assertThat(hmac.of(new byte[0], bytes)).isEqualTo(hmac.of(bytes));
    }
}
