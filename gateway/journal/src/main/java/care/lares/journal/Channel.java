// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import java.util.regex.Pattern;

/**
 * One way to reach a contact.
 *
 * @param kind which way, such as {@code webhook}
 * @param address where: a URL, a number
 * @param sealedSecret what proves a message on it, sealed so that no receipt opens it, lower-case hexadecimal; empty when
 *     there is none
 */
public record Channel(String kind, String address, String sealedSecret) {
    /** POST of the alarm's JSON to a URL, signed. */
    public static final String WEBHOOK = "webhook";

    private static final Pattern SEALED = Pattern.compile("(?:[0-9a-f]{2})*");

    /** Refuses a secret that is not sealed. */
    public Channel {
        if (!SEALED.matcher(sealedSecret).matches()) {
            throw new IllegalArgumentException("a sealed secret is hexadecimal");
        }
    }

    /** The address is somebody's, so it is not printed. */
    @Override
    public String toString() {
        return "Channel[" + kind + "]";
    }
}
