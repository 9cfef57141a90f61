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

    /** Whether anything leaves the house just now: what does not is handed to nobody. */
    default boolean leaves() {
        return true;
    }
}
