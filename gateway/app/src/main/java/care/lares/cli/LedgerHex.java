// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import java.util.Locale;

/** Addresses and ids as people write them, with {@code 0x} or without. */
final class LedgerHex {
    private static final int ADDRESS = 20;
    private static final int ID = 32;

    private LedgerHex() {}

    static String address(String what, String text) throws CommandException {
        return bytes(what, text, ADDRESS);
    }

    static String id(String what, String text) throws CommandException {
        return bytes(what, text, ID);
    }

    private static String bytes(String what, String text, int bytes) throws CommandException {
        String digits = text.strip().replaceFirst("^0[xX]", "").toLowerCase(Locale.ROOT);
        if (!digits.matches("[0-9a-f]{" + 2 * bytes + "}")) {
            throw CommandException.cannot(what + " must be 0x and " + 2 * bytes + " hexadecimal digits");
        }
        return digits;
    }
}
