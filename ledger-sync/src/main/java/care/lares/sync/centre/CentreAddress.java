// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.centre;

import care.lares.domain.RecipientId;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * A monitoring centre and how to reach it.
 *
 * @param name what it is called; consents name it, and so do alarms' histories
 * @param url where its interfaces begin, without a slash at the end
 * @param tls whom to trust, and as whom to log in; empty: whom this machine trusts, as nobody
 * @param token what to log in with besides; empty: nothing
 * @param heartbeat how often both sides hear of each other
 * @param period what a summary is about: an hour, but in a gateway under test
 */
public record CentreAddress(
        RecipientId name,
        URI url,
        Optional<SSLContext> tls,
        Optional<String> token,
        Duration heartbeat,
        Duration period) {
    /** What a summary is about. */
    public static final Duration HOUR = Duration.ofHours(1);
    /** How often both sides hear of each other unless configured otherwise. */
    public static final Duration HEARTBEAT = Duration.ofSeconds(60);

    /** Refuses times of nothing. */
    public CentreAddress {
        if (heartbeat.toMillis() <= 0 || period.toMillis() <= 0) {
            throw new IllegalArgumentException("a heartbeat and a period take time");
        }
    }

    /** One of its interfaces. */
    URI at(String path) {
        String base = url.toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
    }

    /** Neither address nor token is printed. */
    @Override
    public String toString() {
        return "CentreAddress[" + name + "]";
    }
}
