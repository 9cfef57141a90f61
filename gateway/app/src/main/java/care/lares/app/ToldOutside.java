// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.domain.Alarm;
import care.lares.journal.Commissioning;
import care.lares.rules.Phrase;
import care.lares.rules.Phrases;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Alarms as those outside are told of them: while the house is being set up, as tests. Inside nothing is otherwise. For any
 * thread.
 */
final class ToldOutside implements UnaryOperator<Alarm> {
    private final Commissioning commissioning;
    private final String mark;
    private final String gap;

    ToldOutside(Commissioning commissioning, Phrases phrases) {
        this.commissioning = commissioning;
        this.mark = phrases.sentences(List.of(Phrase.SET_UP_TEST.said()));
        this.gap = phrases.speech().language().sentenceGap();
    }

    @Override
    public Alarm apply(Alarm alarm) {
        return commissioning.isTestOutside(alarm) ? alarm.asTest(text(alarm, alarm.text())) : alarm;
    }

    /** What is said of an alarm and others like it. */
    String text(Alarm alarm, String said) {
        return commissioning.isTestOutside(alarm) ? mark + gap + said : said;
    }
}
