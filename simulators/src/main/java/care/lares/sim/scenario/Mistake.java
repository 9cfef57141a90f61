// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.scenario;

/**
 * Something in a scenario file that is not right.
 *
 * @param line from 1
 * @param what is wrong
 * @param accepted instead
 */
public record Mistake(int line, String what, String accepted) {
    @Override
    public String toString() {
        return "line " + line + ": " + what + "; accepted: " + accepted;
    }
}
