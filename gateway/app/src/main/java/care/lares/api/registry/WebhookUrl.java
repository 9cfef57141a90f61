// SPDX-License-Identifier: Apache-2.0
package care.lares.api.registry;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/** Where alarms may be posted to. */
final class WebhookUrl {
    /** Longest in characters: what servers take. */
    static final int MAX_LENGTH = 2_048;

    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final int MAX_PORT = 65_535;

    private WebhookUrl() {}

    /** The text, when it is the address of a web server and holds no credential. */
    static String checked(String text) {
        URI url = parsed(text);
        boolean web =
                url.getScheme() != null && SCHEMES.contains(url.getScheme().toLowerCase(Locale.ROOT));
        if (!web || url.getHost() == null || url.getPort() > MAX_PORT) {
            throw new IllegalArgumentException("must be an address such as https://centre.example/alarms");
        }
        if (url.getUserInfo() != null || url.getFragment() != null) {
            throw new IllegalArgumentException("must hold no user name, password or fragment: the secret signs");
        }
        return text;
    }

    private static URI parsed(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("must be an address such as https://centre.example/alarms", e);
        }
    }
}
