// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.cuts;

/** Decides what befalls each call. */
@FunctionalInterface
public interface Faults {
    /** Nothing ever happens. */
    Faults NONE = (number, call) -> Fault.NONE;

    /**
     * What befalls a call.
     *
     * @param number of the call, from 1
     */
    Fault before(int number, Call call);
}
