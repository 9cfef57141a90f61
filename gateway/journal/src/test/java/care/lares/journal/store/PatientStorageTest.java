// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.lares.journal.cuts.FaultStorage;
import care.lares.journal.log.PatientStorage;
import care.lares.journal.log.StoredFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PatientStorageTest {
    private static final Path FILE = Path.of("file");
    private static final Duration PATIENCE = Duration.ofMillis(60);

    private final FaultStorage disk = new FaultStorage(1);

    @Test
    void aFileIsClosedAfterNobodyIsPatientAnyMore() throws IOException {
        HangingStorage card = new HangingStorage(disk, 2);
        PatientStorage patient = new PatientStorage(card, PATIENCE);
        StoredFile file = patient.create(FILE);
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> file.write(ByteBuffer.allocate(512), 0));
        assertThat(patient.answers()).isFalse();
        patient.close();
        file.close();
        card.letGo();
    }
}
