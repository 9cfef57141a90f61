// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.fall;

/**
 * What is known of the latest fall a device told of as one of now.
 *
 * @param told whether there was one
 * @param suspected whether the device began by suspecting it
 * @param sure whether the device was sure of it in the end
 * @param toldNanos when it was told, in ticks; means nothing when there was none
 */
public record FallState(boolean told, boolean suspected, boolean sure, long toldNanos) {
    /** A device that has told of no fall. */
    public static final FallState NEVER_TOLD = new FallState(false, false, false, 0);
}
