// SPDX-License-Identifier: Apache-2.0
package care.lares.notify.webhook;

import java.util.function.Consumer;

/** Sends a message once. */
@FunctionalInterface
interface Sender {
    /**
     * Hands a message over and returns at once.
     *
     * @param answered is told what came of it, once, on any thread
     */
    void send(WebhookTarget target, Message message, Consumer<Answer> answered);
}
