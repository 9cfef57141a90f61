// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

import java.util.Locale;

/** Text for people, line by line. */
final class Lines {
    private final StringBuilder text = new StringBuilder();

    /** Adds one line; numbers are written as everywhere, whatever the machine's language. */
    Lines add(String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments)).append(System.lineSeparator());
        return this;
    }

    /** A mark before what was promised: whether it was kept. */
    static String mark(boolean kept) {
        return kept ? "\u2714" : "\u2718";
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
