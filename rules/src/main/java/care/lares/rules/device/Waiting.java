// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.device;

import care.lares.rules.Finding;

/**
 * A device has said that it is without mains, and nobody is told yet: it may be back in a moment.
 *
 * @param sinceNanos when it said so, on the monotonic clock
 * @param found what will be told
 */
record Waiting(long sinceNanos, Finding found) {}
