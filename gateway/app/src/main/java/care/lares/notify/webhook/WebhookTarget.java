// SPDX-License-Identifier: Apache-2.0
package care.lares.notify.webhook;

import care.lares.domain.WayOut;
import java.net.URI;

/**
 * Where a webhook goes.
 *
 * @param name what people call it; stands in histories
 * @param url where; checked by whoever configures it
 * @param secret the bytes its messages are signed with, known to the receiver, in hexadecimal; empty: they are not signed
 */
public record WebhookTarget(String name, URI url, String secret) {
    private static final String CHANNEL = "webhook";

    WayOut way() {
        return new WayOut(CHANNEL, name);
    }

    /** Neither address nor secret is printed. */
    @Override
    public String toString() {
        return "WebhookTarget[" + name + "]";
    }
}
