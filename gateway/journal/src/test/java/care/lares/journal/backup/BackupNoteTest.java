// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.backup;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.journal.log.FileStorage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupNoteTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final String OLDER =
            "lares/backup/v1\n2026-11-21T12:00:00Z\n0.9\nconfiguration log\n\nlares.local/a\n1\n";
    private static final String NEWEST = "lares/backup/v2\n2026-11-21T12:00:00Z\n1.0\nlog\n"
            + "3=2026-11-21T12:00:00Z 12=2026-11-21T12:00:00.000001Z\n\nlares.local/a\n1\n";
    private static final String OF_NOBODY = "lares/backup/v2\nunfinished\n1.0\nlog\n\n\n";

    @TempDir
    Path directory;

    @Test
    void isReadInEitherFormAndWrittenInTheSame() throws Exception {
        BackupNote newest = read(NEWEST).orElseThrow();
        assertThat(newest.destroyed()).contains(Map.of(3, NOON, 12, NOON.plusNanos(1000)));
        assertThat(newest.checkpoint()).contains("lares.local/a\n1\n");
        BackupNote older = read(OLDER).orElseThrow();
        assertThat(older.destroyed()).as("it does not say").isEmpty();
        assertThat(older.contents()).isEqualTo(Set.of("log", "configuration"));
        BackupNote ofNobody = read(OF_NOBODY).orElseThrow();
        assertThat(ofNobody.destroyed()).contains(Map.of());
        assertThat(ofNobody.completed()).isEmpty();
        assertThat(newest.text()).isEqualTo(NEWEST);
        assertThat(older.text()).isEqualTo(OLDER);
        assertThat(ofNobody.text()).isEqualTo(OF_NOBODY);
    }

    @Test
    void isNoneWhereTheLineOfDestroyedKeysIsDamaged() throws Exception {
        for (String words : new String[] {"3", "x=2026-11-21T12:00:00Z", "3=noon", "3=2026-11-21T12:00:00Z ", " "}) {
            assertThat(read("lares/backup/v2\nunfinished\n1\nlog\n" + words + "\n\n"))
                    .as(words)
                    .isEmpty();
        }
        assertThat(read(NEWEST.replace("v2", "v3"))).isEmpty();
        assertThat(read(NEWEST.replace("v2", "v1"))).isEmpty();
    }

    @Test
    void whatIsKnownOnceStaysKnown() throws Exception {
        BackupNote newest = read(NEWEST).orElseThrow();
        assertThat(newest.knowing(Optional.empty())).isEqualTo(newest);
        assertThat(newest.knowing(Optional.of(Map.of(4, NOON))).destroyed().orElseThrow())
                .containsOnlyKeys(3, 4, 12);
        assertThat(read(OLDER).orElseThrow().knowing(Optional.of(Map.of())).destroyed())
                .contains(Map.of());
    }

    private Optional<BackupNote> read(String text) throws Exception {
        Files.writeString(directory.resolve("backup"), text);
        return BackupNote.read(new FileStorage(), directory);
    }
}
