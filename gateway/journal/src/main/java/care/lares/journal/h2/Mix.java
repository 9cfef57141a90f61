// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.h2;

/** Spreads the bits of a number, so that sums of them tell what was summed. */
final class Mix {
    private Mix() {}

    /** The finalizer of SplitMix64. */
    static long of(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
