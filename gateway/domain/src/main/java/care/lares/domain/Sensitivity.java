// SPDX-License-Identifier: Apache-2.0
package care.lares.domain;

/** How much a kind tells about a person: decides key, retention, audience and what may leave the house. */
public enum Sensitivity {
    /** About a room: temperature, smoke. */
    ENVIRONMENT,
    /** About someone's day: motion, doors. */
    PERSONAL,
    /** Vital signs and calls for help. */
    HEALTH,
    /** Bed, bath, place. */
    INTIMATE
}
