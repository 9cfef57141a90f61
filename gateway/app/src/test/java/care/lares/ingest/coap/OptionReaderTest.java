// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.coap;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.californium.core.coap.CoAP;
import org.eclipse.californium.core.coap.OptionNumberRegistry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionReaderTest {
    @ParameterizedTest
    @CsvSource({"7fffffff, 2147483647", "80000000, 2147483647", "ffffffff, 2147483647", "010000, 65536", "ff, 255"})
    void aSizeIsANumberWithoutASign(String bytes, int size) {
        byte[] value = java.util.HexFormat.of().parseHex(bytes);
        assertThat(new OptionReader()
                        .createOption(CoAP.Code.POST.value, OptionNumberRegistry.SIZE1, value)
                        .getIntegerValue())
                .isEqualTo(size);
    }
}
