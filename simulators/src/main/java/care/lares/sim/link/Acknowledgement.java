// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.link;

/**
 * The gateway's answer to one message.
 *
 * @param sentNanos when it was first handed to the socket, on our monotonic clock
 * @param acknowledgedNanos when the answer was there
 * @param accepted whether it took the message; a refused one is not sent again
 */
public record Acknowledgement(long sentNanos, long acknowledgedNanos, boolean accepted) {}
