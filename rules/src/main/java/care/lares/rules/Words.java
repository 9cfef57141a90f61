// SPDX-License-Identifier: Apache-2.0
package care.lares.rules;

/**
 * What an alarm says to whoever answers it.
 *
 * @param text what is wrong, in plain words, without a name
 * @param advice what to do
 */
public record Words(String text, String advice) {
    /** The same advice under a text with one more sentence. */
    public Words and(String sentence) {
        return new Words(text + " " + sentence, advice);
    }
}
