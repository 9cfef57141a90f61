// SPDX-License-Identifier: Apache-2.0
package care.lares.domain;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which addresses an alarm may be sent to: it carries a name, a place and what has happened there. */
public final class WebhookAddress {
    /** Longest address in characters: what servers commonly read. */
    public static final int MAX_LENGTH = 2_000;

    private static final int MAX_PORT = 65_535;
    private static final String REST = "(?:[/?](?:[A-Za-z0-9\\-._~:/?@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*)?";
    private static final String HOST = "([A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]+])";
    private static final Pattern FORM = Pattern.compile("((?i:https?))://" + HOST + "(?::([0-9]{1,5}))?" + REST);

    private static final Pattern CREDENTIAL = Pattern.compile("(?i:https?)://(?:[^/?#]*@.*|[^#]*#.*)");

    /** Addresses that never leave the house: loopback, link-local, RFC 1918 and RFC 4193, written as numbers. */
    private static final Pattern IN_THE_HOUSE = Pattern.compile("localhost"
            + "|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}"
            + "|10\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}"
            + "|192\\.168\\.\\d{1,3}\\.\\d{1,3}"
            + "|169\\.254\\.\\d{1,3}\\.\\d{1,3}"
            + "|172\\.(1[6-9]|2\\d|3[01])\\.\\d{1,3}\\.\\d{1,3}"
            + "|\\[::1]"
            + "|\\[f[cdCD][0-9a-fA-F]{2}:[0-9a-fA-F:]*]"
            + "|\\[fe80:[0-9a-fA-F:]*]");

    private WebhookAddress() {}

    /**
     * What is wrong with an address, in words; empty when alarms may go there.
     *
     * @param plain whether somebody has decided that this one may be sent without encryption
     */
    public static Optional<String> fault(String url, boolean plain) {
        Matcher form = FORM.matcher(url);
        if (url.length() > MAX_LENGTH) {
            return Optional.of("must have at most " + MAX_LENGTH + " characters");
        }
        if (CREDENTIAL.matcher(url).matches()) {
            return Optional.of("must hold no user name, password or fragment: what proves a message is its signature");
        }
        if (!form.matches() || (form.group(3) != null && Integer.parseInt(form.group(3)) > MAX_PORT)) {
            return Optional.of("must be an address such as https://desk.example/lares");
        }
        boolean https = form.group(1).equalsIgnoreCase("https");
        boolean readable =
                !https && !plain && !IN_THE_HOUSE.matcher(form.group(2)).matches();
        return readable
                ? Optional.of("is not encrypted and leaves the house: whoever is on the way can read names and alarms")
                : Optional.empty();
    }

    /** Its host, as people may call it; the whole of it when it has none. */
    public static String host(String url) {
        Matcher form = FORM.matcher(url);
        return form.matches() ? form.group(2) : url;
    }
}
