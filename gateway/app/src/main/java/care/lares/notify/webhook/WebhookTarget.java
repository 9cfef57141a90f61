// SPDX-License-Identifier: Apache-2.0
package care.lares.notify.webhook;

import care.lares.domain.WayOut;
import java.net.URI;
import java.util.Arrays;

/**
 * Where a webhook goes.
 *
 * @param name what people call it; stands in histories
 * @param url where; checked by whoever configures it
 * @param secret what its messages are signed with, known to the receiver; empty: they are not signed
 */
public record WebhookTarget(String name, URI url, byte[] secret) {
    private static final String CHANNEL = "webhook";

    /** Copies the secret. */
    public WebhookTarget {
        secret = secret.clone();
    }

    @Override
    public byte[] secret() {
        return secret.clone();
    }

    WayOut way() {
        return new WayOut(CHANNEL, name);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WebhookTarget target
                && name.equals(target.name)
                && url.equals(target.url)
                && Arrays.equals(secret, target.secret);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + url.hashCode();
    }

    /** Neither address nor secret is printed. */
    @Override
    public String toString() {
        return "WebhookTarget[" + name + "]";
    }
}
