// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WitnessBookTest {
    private static final String LOG = "lares.local/log";
    private static final String ROOT = "ab".repeat(32);

    private final WitnessBook book = new WitnessBook();

    @Test
    void theNewestCheckpointWithEnoughCosignaturesIsRemembered() {
        tell("one", 10);
        tell("two", 10);
        tell("one", 20);
        assertThat(book.newest(LOG, 1).map(WitnessBook.Cosigned::size)).contains(20L);
        assertThat(book.newest(LOG, 2).map(WitnessBook.Cosigned::size)).contains(10L);
        assertThat(book.newest(LOG, 2).orElseThrow().lines()).containsExactly("— one 10", "— two 10");
        assertThat(book.newest(LOG, 3)).isEmpty();
        assertThat(book.seenBy(LOG, "one")).isEqualTo(20);
        assertThat(book.seenBy(LOG, "two")).isEqualTo(10);
        assertThat(book.seenBy(LOG, "three")).isZero();
    }

    @Test
    void whatANewerOneOutdoesIsForgotten() {
        tell("one", 10);
        tell("two", 10);
        tell("two", 20);
        tell("three", 20);
        assertThat(book.restated()).hasSize(2);
        assertThat(book.newest(LOG, 1).map(WitnessBook.Cosigned::size)).contains(20L);
    }

    @Test
    void isTheSameWhenRebuiltFromWhatItRestates() {
        for (long size = 1; size < 100; size++) {
            tell("w" + (size % 3), size - size % 3);
        }
        WitnessBook again = new WitnessBook();
        book.restated().forEach(again::apply);
        assertThat(again.restated()).isEqualTo(book.restated());
        assertThat(again.newest(LOG, 3)).isEqualTo(book.newest(LOG, 3)).isPresent();
    }

    @Test
    void anotherLogBeginsAnew() {
        tell("one", 1000);
        book.apply(new ProofEntry.Witnessed(Instant.EPOCH, "one", "lares.local/other", 3, ROOT, "— one 3"));
        assertThat(book.newest("lares.local/other", 1).map(WitnessBook.Cosigned::size))
                .contains(3L);
        assertThat(book.newest(LOG, 1)).isEmpty();
        assertThat(book.seenBy(LOG, "one")).isZero();
        assertThat(book.restated()).hasSize(1);
    }

    @Test
    void neverMixesTwoRootsOfOneSize() {
        tell("one", 10);
        book.apply(new ProofEntry.Witnessed(Instant.EPOCH, "two", LOG, 10, "cd".repeat(32), "— two"));
        assertThat(book.newest(LOG, 2)).isEqualTo(Optional.empty());
    }

    @Test
    void keepsABoundedNumberOfCosignatures() {
        for (int i = 0; i < 50; i++) {
            tell("w" + i, 10);
        }
        assertThat(book.restated()).hasSize(WitnessBook.MAX_COSIGNATURES);
    }

    private void tell(String witness, long size) {
        book.apply(new ProofEntry.Witnessed(Instant.EPOCH, witness, LOG, size, ROOT, "— " + witness + " " + size));
    }
}
