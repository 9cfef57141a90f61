// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.walktest;

import care.lares.domain.Moment;
import care.lares.rules.Finding;
import java.util.Optional;

/**
 * How far one device has come in a walk test.
 *
 * @param state how far
 * @param finding what it made the rules find; empty while nothing
 * @param at when
 */
record Trial(State state, Optional<Finding> finding, Optional<Moment> at) {
    static final Trial UNTOUCHED = new Trial(State.UNTOUCHED, Optional.empty(), Optional.empty());
    /** It was itself that said it is a test: nobody needs to say so again. */
    static final Trial SHOWN = new Trial(State.SHOWN, Optional.empty(), Optional.empty());

    /** How far a device has come. */
    enum State {
        /** Nothing was heard of it. */
        UNTOUCHED,
        /** It was activated, and the tester has not yet said that it was them. */
        WAITING,
        /** It was activated by the tester: it works. */
        SHOWN,
        /** It was activated and nobody said by whom: taken for real. */
        UNCLAIMED
    }

    static Trial waiting(Finding finding, Moment now) {
        return new Trial(State.WAITING, Optional.of(finding), Optional.of(now));
    }

    Trial to(State next) {
        return new Trial(next, finding, at);
    }

    /** Whether it was this rule that found it. */
    boolean isOf(String rule) {
        return finding.filter(first -> first.rule().equals(rule)).isPresent();
    }

    /** Whether it is the activation that is known already: the condition that goes on, or the same message again. */
    boolean isSame(Finding found) {
        return finding.filter(first -> first.rule().equals(found.rule())
                        && (found.holds()
                                || (first.messageId().isPresent()
                                        && first.messageId().equals(found.messageId()))))
                .isPresent();
    }
}
