// SPDX-License-Identifier: Apache-2.0
package care.lares.broker;

/** A client, as the broker sees it, connected or not. Never blocks, never throws. */
@FunctionalInterface
public interface Subscriber {
    /** Takes a message for this client; whether it is on its way now, rather than waiting until the client is back. */
    boolean deliver(Message message);
}
