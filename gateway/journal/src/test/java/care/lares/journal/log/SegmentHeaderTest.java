// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.lares.journal.EntryClass;
import care.lares.journal.Vectors;
import care.lares.journal.log.SegmentHeader.Stamp;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentHeaderTest {
    private static final Instant EIGHT = Instant.parse("2026-11-21T08:00:00Z");
    private static final int VERSION_AT = 8;

    private final JsonNode vectors = Vectors.of("segment-headers.json");

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void readsAndWritesEachVersion(int version) throws UnknownVersionException {
        byte[] stored = stored(version);
        SegmentHeader header = SegmentHeader.read(stored).orElseThrow();
        assertThat(header.number()).isEqualTo(7);
        assertThat(header.firstSeq()).isEqualTo(4096);
        assertThat(header.begun()).isEqualTo(new Stamp(EIGHT, version <= 2));
        assertThat(header.originId()).isEqualTo("00112233445566778899aabbccddeeff");
        assertThat(header.previousCrc()).isEqualTo(0xC0FFEE);
        assertThat(header.kept().isPresent()).isEqualTo(version % 2 == 0);
        assertThat(header.bytes()).isEqualTo(stored);
    }

    /** What was begun while nobody knew the time stays so when it is rewritten. */
    @Test
    void keepsInRewritingWhatWasKnownOfTheTime() throws UnknownVersionException {
        SegmentHeader unsure = SegmentHeader.read(stored(3)).orElseThrow();
        SegmentHeader.Kept kept =
                SegmentHeader.read(stored(4)).orElseThrow().kept().orElseThrow();
        assertThat(kept.holds(EntryClass.EVIDENCE)).isTrue();
        assertThat(kept.holds(EntryClass.VITAL)).isFalse();
        assertThat(unsure.rewritten(unsure.salt(), kept).bytes()).isEqualTo(stored(4));
    }

    @Test
    void refusesAVersionNobodyKnowsYet() {
        byte[] stored = stored(3);
        stored[VERSION_AT + 1] = 5;
        int end = stored.length - Integer.BYTES;
        ByteBuffer.wrap(stored).putInt(end, Crc.of(stored, 0, end));
        assertThatExceptionOfType(UnknownVersionException.class).isThrownBy(() -> SegmentHeader.read(stored));
    }

    private byte[] stored(int version) {
        return Vectors.hex(vectors.get(Integer.toString(version)));
    }
}
