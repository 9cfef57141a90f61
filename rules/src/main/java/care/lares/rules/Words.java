// SPDX-License-Identifier: Apache-2.0
package care.lares.rules;

import java.util.ArrayList;
import java.util.List;

/**
 * What an alarm says to whoever answers it, in no language yet: {@link Phrases} says it in the house's.
 *
 * @param text what is wrong and why, in sentences, without anybody's name
 * @param advice what to do, in sentences; none when there is nothing to do
 */
public record Words(List<Said> text, List<Said> advice) {
    /** Nothing: that something has gone is a step of its alarm, whose words stay. */
    public static final Words NOTHING = new Words(List.of(), List.of());

    /** Copies the sentences. */
    public Words {
        text = List.copyOf(text);
        advice = List.copyOf(advice);
    }

    /** One sentence, and what to do about it. */
    public static Words of(Said text, Phrase... advice) {
        return new Words(
                List.of(text), List.of(advice).stream().map(Phrase::said).toList());
    }

    /** One sentence, and what to do about it. */
    public static Words of(Phrase text, Phrase... advice) {
        return of(text.said(), advice);
    }

    /** The same advice under a text with one more sentence. */
    public Words and(Said sentence) {
        List<Said> longer = new ArrayList<>(text);
        longer.add(sentence);
        return new Words(longer, advice);
    }

    /** The same text over one more piece of advice. */
    public Words advise(Said sentence) {
        List<Said> longer = new ArrayList<>(advice);
        longer.add(sentence);
        return new Words(text, longer);
    }
}
