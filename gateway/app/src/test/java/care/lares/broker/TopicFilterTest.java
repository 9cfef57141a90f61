// SPDX-License-Identifier: Apache-2.0
package care.lares.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples are those of MQTT 5 section 4.7. */
class TopicFilterTest {
    @ParameterizedTest
    @CsvSource({
        "sport/tennis/player1/#, sport/tennis/player1",
        "sport/tennis/player1/#, sport/tennis/player1/ranking",
        "sport/tennis/player1/#, sport/tennis/player1/score/wimbledon",
        "sport/#, sport",
        "#, sport/tennis",
        "sport/tennis/+, sport/tennis/player1",
        "sport/tennis/+, sport/tennis/player2",
        "sport/+, sport/",
        "+, finance",
        "+/+, /finance",
        "/+, /finance",
        "+/tennis/#, sport/tennis/player1",
        "sport/+/player1, sport/tennis/player1",
        "$SYS/#, $SYS/monitor/Clients",
        "$SYS/monitor/+, $SYS/monitor/Clients",
        "a//b, a//b",
        "a/+/b, a//b",
        "ACCOUNTS, ACCOUNTS"
    })
    void matches(String filter, String topic) {
        assertThat(new TopicFilter(filter).matches(new TopicName(topic))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "sport/tennis/+, sport/tennis/player1/ranking",
        "sport/+, sport",
        "+, /finance",
        "#, $SYS/monitor/Clients",
        "+/monitor/Clients, $SYS/monitor/Clients",
        "+/#, $SYS",
        "ACCOUNTS, Accounts",
        "/finance, finance",
        "a/b, a/b/",
        "a/#, ab"
    })
    void doesNotMatch(String filter, String topic) {
        assertThat(new TopicFilter(filter).matches(new TopicName(topic))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"#", "+", "sport/tennis/#", "+/tennis/#", "sport/+/player1", "/", "//", "a b", "$share/g/a"})
    void isAFilter(String text) {
        assertThat(TopicFilter.of(text)).contains(new TopicFilter(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "sport/tennis#", "sport/tennis/#/ranking", "sport+", "a/+b", "##", "++", "a\0b", "a\uFFFDb"})
    void isNoFilter(String text) {
        assertThat(TopicFilter.of(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new TopicFilter(text));
    }

    @Test
    void keepsWithinItsLimits() {
        String deepest = "/".repeat(TopicName.MAX_LEVELS - 1);
        String longest = "x".repeat(TopicName.MAX_LENGTH);

        assertThat(TopicFilter.of(deepest).orElseThrow().levels()).hasSize(TopicName.MAX_LEVELS);
        assertThat(TopicFilter.of(deepest + "/")).isEmpty();
        assertThat(TopicFilter.of(longest)).isPresent();
        assertThat(TopicFilter.of(longest + "x")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/+", "#", "a#", "a+b", "a\0"})
    void aTopicHasNoWildcards(String text) {
        assertThat(TopicName.of(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new TopicName(text));
    }

    @ParameterizedTest
    @CsvSource({
        "#, a/b",
        "#, +/x",
        "#, #",
        "a/#, a",
        "a/#, a/#",
        "a/#, a/+/b",
        "a/+, a/b",
        "a/+, a/+",
        "a/+/c, a/b/c",
        "$SYS/#, $SYS/a"
    })
    void coversWhatItWouldMatchAnyway(String allowed, String asked) {
        assertThat(new TopicFilter(allowed).covers(new TopicFilter(asked))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "a/+, a/#",
        "a/b, a/+",
        "a/+/c, a/+/+",
        "a/+/#, a/#",
        "#, $SYS/#",
        "+/#, $SYS/a",
        "a/#, #",
        "a/#, +/b",
        "a/b, a",
        "+, a/b",
        "+, #"
    })
    void coversNoMore(String allowed, String asked) {
        assertThat(new TopicFilter(allowed).covers(new TopicFilter(asked))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatIsCoveredNeverMatchesMore(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            TopicFilter wide = RandomTopics.filter(random);
            TopicFilter narrow = RandomTopics.filter(random);
            TopicName topic = RandomTopics.topic(random);
            if (wide.covers(narrow) && narrow.matches(topic)) {
                assertThat(wide.matches(topic))
                        .as("seed %d: %s %s %s", seed, wide, narrow, topic)
                        .isTrue();
            }
        }
    }
}
