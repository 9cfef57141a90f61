// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.verify;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmEvent;
import care.lares.domain.AlarmId;
import care.lares.domain.AlarmKind;
import care.lares.domain.AlarmState;
import care.lares.domain.AlarmStep;
import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.Moment;
import care.lares.domain.PlaceId;
import care.lares.domain.Priority;
import care.lares.domain.ResidentId;
import care.lares.journal.Entry;
import care.lares.journal.seal.AnchorStatement;
import care.lares.journal.seal.EntryCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What a receipt weighs that says everything: three witnesses and an anchor. It grows by a line of 45 bytes each time the
 * log doubles; where it leaves two kilobytes is said here, in README and in docs/formats.md.
 */
class ReceiptSizeTest {
    private static final int TWO_KILOBYTES = 2_048;
    private static final int LINE = 45;
    private static final List<TestWitness> WITNESSES = IntStream.rangeClosed(1, 3)
            .mapToObj(number -> TestWitness.of("witness" + number + ".example.org/lares"))
            .toList();
    private static final AnchorStatement ANCHOR =
            new AnchorStatement(31_337, "c0".repeat(20), "9a".repeat(32), 70_000, "7e".repeat(32), 12_345_678, true);
    private static final Instant AT = Instant.parse("2026-11-21T08:00:00.123456Z");

    private static final byte[] READING = EntryCodec.encode(SampleLog.heartRate(72));
    private static final byte[] CALL = EntryCodec.encode(new Entry.AlarmChanged(raised()));

    @Test
    void aReadingsReceiptIsWithinTwoKilobytesInALogOfTwoMillionEntries() {
        assertThat(bytes(131_072, READING)).isLessThanOrEqualTo(TWO_KILOBYTES - 4 * LINE);
        assertThat(bytes(1L << 21, READING)).isLessThanOrEqualTo(TWO_KILOBYTES);
        assertThat(bytes(10_000_000, READING)).isLessThanOrEqualTo(TWO_KILOBYTES + 3 * LINE);
    }

    /** A call's step has 210 bytes of words and history more than a reading. */
    @Test
    void aCallsReceiptIsWithinTwoKilobytesInALogOfTwentyThousandEntries() {
        assertThat(bytes(20_000, CALL)).isLessThanOrEqualTo(TWO_KILOBYTES);
        assertThat(bytes(131_072, CALL)).isLessThanOrEqualTo(TWO_KILOBYTES + 2 * LINE);
    }

    @Test
    void itGrowsByALineEachTimeTheLogDoubles() {
        for (long size = 1 << 10; size <= 1L << 40; size <<= 1) {
            int growth = bytes(size << 1, READING) - bytes(size, READING);
            assertThat(growth).as("from %d", size).isBetween(LINE, LINE + 6);
        }
    }

    /** Of a receipt that holds with all its witnesses. */
    private static int bytes(long size, byte[] body) {
        byte[] receipt = new SparseLog(size, size / 3, body).receipt(ANCHOR);
        for (TestWitness witness : WITNESSES) {
            receipt = witness.cosigned(receipt);
        }
        Verdict verdict =
                ReceiptVerifier.verify(receipt, WitnessedReceiptTest.trusting(WITNESSES.toArray(TestWitness[]::new)));
        assertThat(((Verdict.Valid) verdict).reach().words()).isEqualTo("witnessed 3");
        return receipt.length;
    }

    private static Alarm raised() {
        return new Alarm(
                new AlarmId("0f".repeat(16)),
                "call.sos",
                AlarmKind.SOS,
                Priority.HIGH,
                AlarmState.ACTIVE,
                new Assignment(Optional.of(new ResidentId("resident-7")), Optional.of(new PlaceId("room-7"))),
                Optional.of(new DeviceId("pendant-7")),
                AT,
                AT,
                "Call for help: the button was pressed.",
                "Go there now. If nobody answers at the door, go in. Call an ambulance when in doubt.",
                1,
                1,
                true,
                false,
                Optional.empty(),
                Optional.of(new Moment(AT.plus(Duration.ofMinutes(3)), 0)),
                false,
                List.of(131_000L),
                List.of(new AlarmEvent(AT, AlarmStep.RAISED, "pendant-7", "mqtt", "")));
    }
}
