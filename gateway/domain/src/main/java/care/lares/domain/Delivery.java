// SPDX-License-Identifier: Apache-2.0
package care.lares.domain;

/**
 * What a way out has to say about a step of an alarm.
 *
 * @param alarm which alarm
 * @param step which of its steps, see {@link DeliveryMark}
 * @param way which way out
 * @param outcome what became of it
 * @param reason why it was not delivered, in words without an address; empty when it was
 */
public record Delivery(AlarmId alarm, int step, WayOut way, Outcome outcome, String reason) {

    /** What became of it. */
    public enum Outcome {
        /** The other side has confirmed. */
        DELIVERED,
        /** Not yet; it is tried again. */
        DELAYED,
        /** The other side will not take it: not like this, or not before somebody has put the way there right. */
        REFUSED
    }
}
