// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.anchor.evm;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

/** Numbers and bytes as nodes write them, {@code 0x…}; within the gateway they go without that. */
final class Hex {
    private static final Pattern QUANTITY = Pattern.compile("0x[0-9a-fA-F]{1,64}");
    private static final Pattern DATA = Pattern.compile("0x([0-9a-fA-F]{2})*");

    private Hex() {}

    static String of(String digits) {
        return "0x" + digits;
    }

    static String of(long number) {
        return "0x" + Long.toHexString(number);
    }

    /** What follows the {@code 0x} of something that is known to be hexadecimal. */
    static String digits(String hex) {
        return hex.substring(2);
    }

    static BigInteger quantity(JsonNode node) throws RpcException {
        String text = node.asText("");
        if (!node.isTextual() || !QUANTITY.matcher(text).matches()) {
            throw nonsense("a number");
        }
        return new BigInteger(text.substring(2), 16);
    }

    /** A number that fits: of blocks, nonces, chains. */
    static long count(JsonNode node) throws RpcException {
        BigInteger number = quantity(node);
        if (number.bitLength() >= Long.SIZE) {
            throw nonsense("a number that small");
        }
        return number.longValue();
    }

    /** Bytes of any number, as lower-case digits without {@code 0x}. */
    static String data(JsonNode node) throws RpcException {
        String text = node.asText("");
        if (!node.isTextual() || !DATA.matcher(text).matches()) {
            throw nonsense("bytes");
        }
        return text.substring(2).toLowerCase(Locale.ROOT);
    }

    /** This many bytes. */
    static String data(JsonNode node, int bytes) throws RpcException {
        String digits = data(node);
        if (digits.length() != 2 * bytes) {
            throw nonsense(bytes + " bytes");
        }
        return digits;
    }

    private static RpcException nonsense(String wanted) {
        return new RpcException(
                RpcException.Kind.NONSENSE, "the node answers with something else where " + wanted + " should be");
    }
}
