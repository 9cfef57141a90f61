// SPDX-License-Identifier: Apache-2.0
/** What makes a broker of the gateway: topics, subscriptions, retained messages, permissions. No sockets, no threads. */
@NullMarked
package care.lares.broker;

import org.jspecify.annotations.NullMarked;
