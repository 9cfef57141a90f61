// SPDX-License-Identifier: Apache-2.0
package care.lares.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Whether an address on the uplink is one, and is encrypted or stays on this box. */
final class PlainUrl {
    private PlainUrl() {}

    /** What is wrong with it; empty when nothing is. */
    static Optional<String> fault(String url) {
        try {
            URI uri = new URI(url);
            String host = uri.getHost();
            if (host == null || uri.getUserInfo() != null || uri.getFragment() != null) {
                return Optional.of("is no address of a service");
            }
            String bare = host.replaceAll("[\\[\\]]", "");
            boolean loopback = new Listener(bare, Math.max(0, uri.getPort())).loopback();
            return "https".equalsIgnoreCase(uri.getScheme()) || loopback
                    ? Optional.empty()
                    : Optional.of("is not encrypted and leaves this box");
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.of("is no address of a service");
        }
    }
}
