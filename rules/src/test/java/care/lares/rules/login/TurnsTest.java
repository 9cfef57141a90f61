// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TurnsTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    @Test
    void whoTakesTurnsIsTwo() {
        assertThat(ways("ABABA", 10)).isTrue();
        assertThat(ways("AABBAAABBA", 5)).isTrue();
        assertThat(ways("ABCABC", 5)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "A",
                "AAAAAAAA",
                "AB",
                "AAAABBBB",
                "ABCDEFGHIJKL",
                "ABA",
                "ABBBA",
                "ABACDE",
                "ABABBBBBB",
                "ABACDC"
            })
    void whoRoamsAndPerhapsTurnsBackIsOneAndSoIsAMessageThatWasLongOnItsWay(String ways) {
        assertThat(ways(ways, 5)).isFalse();
    }

    @Test
    void whoGoesToAndFroSlowlyIsOne() {
        assertThat(ways("ABABABABAB", 61)).isFalse();
        assertThat(ways("ABABABABAB", 31)).as("each comes once in 62 s").isFalse();
        assertThat(ways("ABABABABAB", 30)).isTrue();
    }

    @Test
    void aWayThatIsUsedAllTheTimeIsNotForgotten() {
        Turns turns = Turns.within(Turns.OF_ADDRESSES).by("A", 0);
        for (int i = 1; i <= 300; i++) {
            turns = turns.by("B", i * SECOND);
        }
        assertThat(turns.knows("B", 300 * SECOND)).isTrue();
        assertThat(turns.knows("A", 300 * SECOND)).isFalse();
        turns = turns.by("A", 301 * SECOND).by("B", 302 * SECOND).by("A", 303 * SECOND);
        assertThat(turns.isByTwo()).as("A was new again").isFalse();
        assertThat(turns.by("B", 304 * SECOND).isByTwo()).isTrue();
    }

    @Test
    void itIsOverWhenTheyStop() {
        Turns turns = Turns.within(Turns.OF_ADDRESSES);
        for (int i = 0; i < 20; i++) {
            turns = turns.by(i % 2 == 0 ? "A" : "B", i * SECOND);
        }
        for (int i = 20; i < 120; i++) {
            turns = turns.by("A", i * SECOND);
        }
        assertThat(turns.isByTwo()).isFalse();
    }

    /** Whether messages by these ways, so many seconds apart, come from two. */
    private static boolean ways(String ways, int secondsApart) {
        Turns turns = Turns.within(Turns.OF_ADDRESSES);
        for (int i = 0; i < ways.length(); i++) {
            turns = turns.by(ways.substring(i, i + 1), i * secondsApart * SECOND);
        }
        return turns.isByTwo();
    }
}
