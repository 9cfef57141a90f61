// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.deidentify;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.RecipientId;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PseudonymsTest {
    private static final RecipientId NORTH = new RecipientId("centre-north");
    private static final RecipientId SOUTH = new RecipientId("centre-south");

    private final Pseudonyms pseudonyms = new Pseudonyms(key(1));

    private static byte[] key(int content) {
        byte[] key = new byte[32];
        key[0] = (byte) content;
        return key;
    }

    @Test
    void areTheSameAfterARestart() {
        Aliases again = new Pseudonyms(key(1)).pseudonymous(NORTH);
        assertThat(pseudonyms.pseudonymous(NORTH).of("person", "anna")).isEqualTo(again.of("person", "anna"));
        assertThat(again.of("person", "anna")).matches("[0-9a-f]{32}");
    }

    @Test
    void doNotLetTwoRecipientsFindOutThatTheyKnowTheSamePerson() {
        assertThat(pseudonyms.pseudonymous(NORTH).of("person", "anna"))
                .isNotEqualTo(pseudonyms.pseudonymous(SOUTH).of("person", "anna"));
        assertThat(pseudonyms.named(NORTH).of("person", "anna"))
                .isNotEqualTo(pseudonyms.named(SOUTH).of("person", "anna"));
    }

    @Test
    void ofDataWithNamesGiveNothingAwayAboutDataWithout() {
        assertThat(pseudonyms.named(NORTH).of("device", "watch-1"))
                .isNotEqualTo(pseudonyms.pseudonymous(NORTH).of("device", "watch-1"));
    }

    @Test
    void cannotBeFoundOutWithAnotherBoxesKey() {
        assertThat(new Pseudonyms(key(2)).pseudonymous(NORTH).of("person", "anna"))
                .isNotEqualTo(pseudonyms.pseudonymous(NORTH).of("person", "anna"));
    }

    @Test
    void areUuidsWhereThoseAreWanted() {
        var uuid = pseudonyms.named(NORTH).uuid("entry", "Patient", "anna");
        assertThat(uuid.version()).isEqualTo(8);
        assertThat(uuid.variant()).isEqualTo(2);
        assertThat(uuid).isEqualTo(pseudonyms.named(NORTH).uuid("entry", "Patient", "anna"));
    }

    /** However a name is cut into parts, and whatever the parts hold, no two lists of parts are called the same. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void neverMixUpTwoThings(long seed) {
        Random random = new Random(seed);
        Aliases aliases = pseudonyms.named(NORTH);
        Set<String> things = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < 2_000; i++) {
            String sort = letters(random);
            String[] parts = {letters(random), letters(random)};
            if (things.add(sort.length() + sort + parts[0].length() + parts[0] + parts[1])) {
                assertThat(names.add(aliases.of(sort, parts)))
                        .as("seed %d thing %d", seed, i)
                        .isTrue();
            }
        }
    }

    private static String letters(Random random) {
        return "ab\0ab".substring(random.nextInt(3)).repeat(random.nextInt(4));
    }
}
