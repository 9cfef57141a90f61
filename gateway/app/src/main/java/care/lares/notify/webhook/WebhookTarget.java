// SPDX-License-Identifier: Apache-2.0
package care.lares.notify.webhook;

import care.lares.domain.ContactId;
import care.lares.domain.WayOut;
import java.net.URI;
import java.util.Optional;

/**
 * Where a webhook goes.
 *
 * @param name what people call it; stands in histories
 * @param url where; checked by whoever configures it
 * @param secret the bytes its messages are signed with, known to the receiver, in hexadecimal; empty: they are not signed
 * @param contact who is called over it; empty: a machine, which is told of everything
 */
public record WebhookTarget(String name, URI url, String secret, Optional<ContactId> contact) {
    private static final String CHANNEL = "webhook";

    /** A machine that is told of everything. */
    public WebhookTarget(String name, URI url, String secret) {
        this(name, url, secret, Optional.empty());
    }

    /** As it stands in histories. */
    public WayOut way() {
        return new WayOut(CHANNEL, name);
    }

    /** Neither address nor secret is printed. */
    @Override
    public String toString() {
        return "WebhookTarget[" + name + "]";
    }
}
