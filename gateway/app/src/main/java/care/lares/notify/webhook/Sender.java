// SPDX-License-Identifier: Apache-2.0
package care.lares.notify.webhook;

import care.lares.domain.Alarm;
import java.util.function.Consumer;

/** Sends a message once. */
@FunctionalInterface
interface Sender {
    /**
     * Hands a message over and returns at once.
     *
     * @param key names the message: the same whenever it is sent again
     * @param answered is told what came of it, once, on any thread
     */
    void send(WebhookTarget target, Alarm alarm, String key, Consumer<Answer> answered);
}
