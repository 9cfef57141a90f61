// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.demo;

/**
 * One thing a demo must show.
 *
 * @param name what must hold, as a sentence
 * @param held whether it did
 * @param detail the numbers behind it
 */
record Check(String name, boolean held, String detail) {
    @Override
    public String toString() {
        return (held ? "\u2714 " : "\u2718 ") + name + (detail.isEmpty() ? "" : ": " + detail);
    }
}
