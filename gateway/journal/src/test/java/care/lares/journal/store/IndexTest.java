// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmId;
import care.lares.domain.AlarmState;
import care.lares.journal.Entry;
import care.lares.journal.IndexStatus.State;
import care.lares.journal.IndexUnavailableException;
import care.lares.journal.InvalidCursorException;
import care.lares.journal.ReadingQuery;
import care.lares.journal.SeededWard;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexTest {
    /** Several blocks and a part of one. */
    private static final int MANY = 18_000;

    @TempDir
    Path data;

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void answersLikeAPlainModelWhileItGrowsAndAfterARestart(long seed) throws Exception {
        SeededWard ward = new SeededWard(seed, 3 + (int) seed * 10);
        List<Entry> written = new ArrayList<>();
        String origin;
        try (Open open = Open.at(data)) {
            origin = open.journal().origin();
            Indexes.complete(open);
            for (int part = 0; part < 4; part++) {
                List<Entry> more = ward.next(MANY / 4);
                Indexes.write(open, more);
                written.addAll(more);
                new IndexModel(origin, written).compare(Indexes.awaitComplete(open), ward, seed + part, 15);
            }
        }
        try (Open again = Open.at(data)) {
            JournalIndex index = Indexes.complete(again);
            new IndexModel(origin, written).compare(index, ward, seed, 60);
            assertThat(index.status().state()).isEqualTo(State.COMPLETE);
        }
    }

    @Test
    void whoeverWasAcknowledgedFindsWhatWasAcknowledged() throws Exception {
        SeededWard ward = new SeededWard(7, 3);
        int asked = 0;
        int foundAtOnce = 0;
        try (Open open = Open.at(data)) {
            JournalIndex index = Indexes.complete(open);
            for (int i = 0; i < 200; i++) {
                Entry entry = ward.next();
                long seq = i;
                open.write(List.of(entry));
                if (entry instanceof Entry.ReadingLogged logged) {
                    asked++;
                    foundAtOnce += finds(index, logged, seq) ? 1 : 0;
                    Indexes.await("entry " + seq + " is found", () -> finds(index, logged, seq));
                }
            }
        }
        assertThat(foundAtOnce)
                .as("of %d; a query waits for the index, but no longer than a second on a machine that stands", asked)
                .isGreaterThan(asked / 2);
    }

    private static boolean finds(JournalIndex index, Entry.ReadingLogged logged, long seq) {
        ReadingQuery query = ReadingQuery.ALL.by(logged.reading().device()).limit(1000);
        try {
            return index.readings(query).items().stream().anyMatch(found -> found.seq() == seq);
        } catch (InvalidCursorException | IndexUnavailableException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void followsRollsAndPassesOverSnapshots() throws Exception {
        SeededWard ward = new SeededWard(8, 10);
        List<Entry> written = new ArrayList<>();
        try (Open open = Open.at(data)) {
            JournalIndex index = Indexes.complete(open);
            for (int i = 0; i < 12; i++) {
                List<Entry> more = ward.next(700);
                Indexes.write(open, more);
                written.addAll(more);
                open.journal().snapshot(ward.next(30));
            }
            Indexes.awaitComplete(open);
            new IndexModel(open.journal().origin(), written).compare(index, ward, 8, 30);
        }
        Files.delete(Indexes.file(data));
        try (Open again = Open.at(data)) {
            new IndexModel(again.journal().origin(), written).compare(Indexes.complete(again), ward, 9, 30);
        }
    }

    @Test
    void aDeletedFileIsMadeAgain() throws Exception {
        SeededWard ward = new SeededWard(4, 20);
        List<Entry> written = ward.next(MANY);
        try (Open open = Open.at(data)) {
            Indexes.write(open, written);
            Indexes.complete(open);
        }
        Files.delete(Indexes.file(data));
        try (Open again = Open.at(data)) {
            new IndexModel(again.journal().origin(), written).compare(Indexes.complete(again), ward, 4, 30);
        }
    }

    @Test
    void whileItIsBehindNoAlarmIsMissingNorGoesOnAsItDid() throws Exception {
        List<Entry> written =
                new SeededWard(6, 20).next(10 * MANY); // Read in more than the second that a question waits.
        try (Open open = Open.at(data)) {
            Indexes.write(open, written);
        }
        Map<AlarmId, Alarm> latest = new LinkedHashMap<>();
        for (Entry entry : written) {
            if (entry instanceof Entry.AlarmChanged changed) {
                latest.put(changed.after().id(), changed.after());
            }
        }
        try (Open again = Open.at(data)) {
            JournalIndex index = again.journal().index();
            index.start();
            List<Alarm> newestFirst = new ArrayList<>(latest.values());
            Collections.reverse(newestFirst);
            for (Alarm alarm : newestFirst) {
                try {
                    assertThat(index.alarm(alarm.id()).orElseThrow().state()).isIn(alarm.state(), AlarmState.ENDED);
                } catch (IndexUnavailableException behind) {
                    assertThat(behind).hasMessageContaining("index");
                }
            }
        }
    }

    @Test
    void aFileDeletedWhileRunningIsMadeAgain() throws Exception {
        SeededWard ward = new SeededWard(5, 20);
        List<Entry> written = new ArrayList<>(ward.next(MANY));
        try (Open open = Open.at(data)) {
            Indexes.write(open, written);
            JournalIndex index = Indexes.complete(open);
            Files.delete(Indexes.file(data));
            List<Entry> more = ward.next(100);
            Indexes.write(open, more);
            written.addAll(more);
            Indexes.await("the file is there again", () -> Files.exists(Indexes.file(data)));
            Indexes.awaitComplete(open);
            new IndexModel(open.journal().origin(), written).compare(index, ward, 5, 30);
        }
        try (Open again = Open.at(data)) {
            new IndexModel(again.journal().origin(), written).compare(Indexes.complete(again), ward, 6, 10);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aCutInTheMiddleOfEverythingCostsNothing(long seed, @TempDir Path after) throws Exception {
        SeededWard ward = new SeededWard(seed, 20);
        List<Entry> written = ward.next(MANY);
        String origin;
        try (Open open = Open.at(data)) {
            origin = open.journal().origin();
            open.journal().index().start();
            Indexes.write(open, written.subList(0, MANY / 2 + new Random(seed).nextInt(MANY / 4)));
            written.subList((int) open.journal().next(), MANY * 3 / 4).forEach(open::append);
            KilledCopy.make(data, after);
        }
        try (Open again = Open.at(after)) {
            JournalIndex index = Indexes.complete(again);
            List<Entry> survived = written.subList(0, (int) again.journal().next());
            new IndexModel(origin, survived).compare(index, ward, seed, 20);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aFileWithChangedBytesIsMendedOrMadeAgain(long seed) throws Exception {
        SeededWard ward = new SeededWard(seed, 20);
        List<Entry> written = ward.next(MANY);
        String origin;
        try (Open open = Open.at(data)) {
            origin = open.journal().origin();
            Indexes.write(open, written);
            Indexes.complete(open);
        }
        Random random = new Random(seed);
        byte[] bytes = Files.readAllBytes(Indexes.file(data));
        int flips = 1 << random.nextInt(10);
        for (int i = 0; i < flips; i++) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        int length = seed % 4 == 0 ? random.nextInt(bytes.length) : bytes.length;
        Files.write(Indexes.file(data), java.util.Arrays.copyOf(bytes, length));
        try (Open again = Open.at(data)) {
            new IndexModel(origin, written).compare(Indexes.complete(again), ward, seed, 20);
        }
    }

    @Test
    void anIndexOfAnotherLogIsReplaced(@TempDir Path other) throws Exception {
        try (Open stranger = Open.at(other)) {
            Indexes.write(stranger, new SeededWard(1, 5).next(9000));
            Indexes.complete(stranger);
        }
        SeededWard ward = new SeededWard(2, 5);
        List<Entry> written = ward.next(9000);
        try (Open open = Open.at(data)) {
            Indexes.write(open, written);
        }
        KilledCopy.make(other.resolve("index"), data.resolve("index"));
        try (Open again = Open.at(data)) {
            new IndexModel(again.journal().origin(), written).compare(Indexes.complete(again), ward, 3, 20);
        }
    }
}
