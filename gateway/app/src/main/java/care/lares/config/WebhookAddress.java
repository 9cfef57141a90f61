// SPDX-License-Identifier: Apache-2.0
package care.lares.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which addresses an alarm may be sent to: it carries a name, a place and what has happened there. */
public final class WebhookAddress {
    /** Longest address in characters: what servers commonly read. */
    public static final int MAX_LENGTH = 2_000;

    /** Addresses that never leave the house: loopback, link-local, RFC 1918 and RFC 4193, written as numbers. */
    private static final Pattern IN_THE_HOUSE = Pattern.compile("localhost"
            + "|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}"
            + "|10\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}"
            + "|192\\.168\\.\\d{1,3}\\.\\d{1,3}"
            + "|169\\.254\\.\\d{1,3}\\.\\d{1,3}"
            + "|172\\.(1[6-9]|2\\d|3[01])\\.\\d{1,3}\\.\\d{1,3}"
            + "|\\[::1]"
            + "|\\[f[cd][0-9a-f]{2}:[0-9a-f:]*]"
            + "|\\[fe80:[0-9a-f:]*]");

    private static final Pattern HOST = Pattern.compile("[a-zA-Z]+://(?:[^/?#@]*@)?([^/?#@]*).*");

    private WebhookAddress() {}

    /** Host and port of an address, as people may call it; the whole of it when it has none. */
    static String host(String url) {
        Matcher form = HOST.matcher(url);
        return form.matches() ? form.group(1) : url;
    }

    /**
     * What is wrong with an address, in words; empty when alarms may go there.
     *
     * @param plain whether somebody has decided that this one may be sent without encryption
     */
    public static Optional<String> fault(String url, boolean plain) {
        if (url.length() > MAX_LENGTH) {
            return Optional.of("is longer than " + MAX_LENGTH + " characters");
        }
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException notAnAddress) {
            return Optional.of("is not an address");
        }
        boolean https = "https".equalsIgnoreCase(uri.getScheme());
        if (!https && !"http".equalsIgnoreCase(uri.getScheme())) {
            return Optional.of("is not an http:// or https:// address");
        }
        if (uri.getHost() == null || uri.getPort() > 65_535) {
            return Optional.of("names no host");
        }
        if (uri.getUserInfo() != null || uri.getFragment() != null) {
            return Optional.of("holds a name, a password or a fragment; what proves a message is its signature");
        }
        boolean readable =
                !https && !plain && !IN_THE_HOUSE.matcher(uri.getHost()).matches();
        return readable
                ? Optional.of("is not encrypted and leaves the house: whoever is on the way can read names and alarms")
                : Optional.empty();
    }
}
