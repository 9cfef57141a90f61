// SPDX-License-Identifier: Apache-2.0
package care.lares.domain;

/** What form the value of a {@link Kind} has. */
public enum ValueType {
    /** True or false. */
    BOOLEAN,
    /** A number with a unit. */
    NUMERIC,
    /** A short text from a list or with a form of its own. */
    CODED
}
