// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.journal.Entry;
import care.lares.journal.SeededEntries;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogJournalTest {
    @TempDir
    Path directory;

    private final SeededEntries seeded = new SeededEntries(1);

    @Test
    void whatWasDurableIsThereAgainInOrder() {
        List<Entry> written = some(500);
        try (Open open = Open.at(directory)) {
            assertThat(open.journal().next()).isZero();
            open.write(written);
        }
        try (Open again = Open.at(directory)) {
            assertThat(again.heard().damages).isEmpty();
            assertThat(again.heard().entries.values()).containsExactlyElementsOf(written);
            assertThat(again.heard().entries.firstKey()).isZero();
            assertThat(again.journal().next()).isEqualTo(500);
            assertThat(again.journal().status().durable()).isEqualTo(500);
        }
        assertThat(Open.check(directory).findings()).isEmpty();
    }

    @Test
    void aSnapshotAndWhatFollowsItReplaysLikeTheWhole() {
        List<Entry> before = some(40);
        List<Entry> living = some(10);
        List<Entry> after = some(30);
        String origin;
        try (Open open = Open.at(directory)) {
            origin = open.journal().origin();
            open.write(before);
            open.journal().snapshot(living);
            assertThat(open.journal().snapshotDue()).isFalse();
            open.write(after);
            assertThat(open.journal().snapshotDue()).isFalse();
        }
        try (Open again = Open.at(directory)) {
            assertThat(again.heard().damages).isEmpty();
            assertThat(again.heard().restated).isEqualTo(living);
            assertThat(again.heard().entries.values()).containsExactlyElementsOf(after);
            assertThat(again.heard().entries.firstKey()).isEqualTo(40);
            assertThat(again.journal().origin()).isEqualTo(origin);
        }
        assertThat(Open.check(directory).findings()).isEmpty();
    }

    private List<Entry> some(int count) {
        return Stream.generate(seeded::next).limit(count).toList();
    }
}
