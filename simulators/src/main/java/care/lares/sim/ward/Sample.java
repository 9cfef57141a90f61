// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.ward;

import care.lares.domain.Kind;

/**
 * One thing a device tells.
 *
 * @param kind what about
 * @param value a JSON literal: number, true or false
 * @param unit as the device writes it, which need not be ours; empty for flags
 * @param id the device's own, once used never used again
 */
public record Sample(Kind kind, String value, String unit, String id) {
    /** A flag. */
    public static Sample flag(Kind kind, boolean on, String id) {
        return new Sample(kind, Boolean.toString(on), "", id);
    }

    /** A number in the kind's own unit. */
    public static Sample number(Kind kind, double value, String id) {
        return new Sample(kind, text(value), kind.unit(), id);
    }

    private static String text(double value) {
        return value == Math.rint(value) ? Long.toString(Math.round(value)) : Double.toString(value);
    }
}
