// SPDX-License-Identifier: Apache-2.0
package care.lares.domain;

/** Monotonic time for durations: unlike the wall clock it never jumps. */
@FunctionalInterface
public interface Ticks {
    /** Nanoseconds since some fixed moment; only differences mean anything. */
    long nanos();
}
