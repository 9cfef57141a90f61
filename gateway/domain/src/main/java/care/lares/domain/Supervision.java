// SPDX-License-Identifier: Apache-2.0
package care.lares.domain;

/** Whether a device's silence means something (EN 50134-5 calls it supervision of the transmission). */
public enum Supervision {
    /** It reports by itself: two missed reports are an alarm. */
    SUPERVISED,
    /** It speaks only when somebody uses it: all that can be said is when it last did. */
    UNSUPERVISED
}
