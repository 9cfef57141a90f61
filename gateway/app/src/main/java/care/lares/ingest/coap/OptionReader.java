// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.coap;

import java.util.Set;
import org.eclipse.californium.core.coap.Option;
import org.eclipse.californium.core.coap.OptionNumberRegistry;
import org.eclipse.californium.core.network.serialization.UdpDataParser;

/**
 * Reads numbers of four bytes without a sign, as RFC 7252 has them (section 3.2). The library refuses the message with a
 * reset when one is 2<sup>31</sup> or more; it is far more than is taken here in any case, and so the same as the largest
 * that the library knows.
 */
final class OptionReader extends UdpDataParser {
    private static final Set<Integer> WIDE =
            Set.of(OptionNumberRegistry.SIZE1, OptionNumberRegistry.SIZE2, OptionNumberRegistry.MAX_AGE);

    @Override
    public Option createOption(int code, int number, byte[] value) {
        boolean isOver = value.length == Integer.BYTES && value[0] < 0 && WIDE.contains(number);
        return isOver
                ? super.createOption(code, number, new byte[] {Byte.MAX_VALUE, -1, -1, -1})
                : super.createOption(code, number, value);
    }
}
