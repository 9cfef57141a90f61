// SPDX-License-Identifier: Apache-2.0
package care.lares.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.lares.journal.check.Cosignature;
import care.lares.journal.check.LogKey;
import care.lares.journal.check.RefusedException;
import care.lares.journal.check.SignedCheckpoint;
import care.lares.journal.seal.AddCheckpointText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WitnessTest {
    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z"));

    @TempDir
    Path directory;

    private final TestLog log = TestLog.of("lares.local/one");

    @Test
    void cosignsALogThatGrows() throws Exception {
        Witness witness = witness(log.key());
        assertCosigned(witness, log.request(0, 3), log.note(3));
        assertCosigned(witness, log.request(3, 300), log.note(300));
        assertCosigned(witness, log.request(300, 300), log.note(300));
        assertThat(witness.latest(WitnessFiles.name(log.origin())).orElseThrow())
                .startsWith(log.note(300));
        assertThat(evidence()).isEmpty();
    }

    @Test
    void followsALogToItsNextKey() throws Exception {
        assertCosigned(witness(log.key()), log.request(0, 30), log.note(30));
        TestLog next = log.changedAt(30);
        TestLog last = next.changedAt(60);
        Witness witness = witness(log.key());
        assertCosigned(witness, next.request(30, 50), next.note(50));
        Witness again = witness(log.key());
        assertThat(again.add(log.request(50, 70), Optional.empty()).status()).isEqualTo(Reply.NOT_SIGNED);
        assertCosigned(again, last.request(50, 90), last.note(90));
        assertCosigned(witness(log.key()), last.request(90, 95), last.note(95));
        assertThat(evidence()).isEmpty();
    }

    @Test
    void aKeyThatHasSignedMoreDidNotGiveWayBefore() throws Exception {
        Witness witness = witness(log.key());
        assertCosigned(witness, log.request(0, 30), log.note(30));
        Reply refused = witness.add(log.changedAt(20).request(30, 50), Optional.empty());
        assertThat(refused.status()).isEqualTo(Reply.NOT_SIGNED);
        assertCosigned(witness, log.request(30, 50), log.note(50));
    }

    @Test
    void cosignsTheEmptyLogOnce() throws Exception {
        Witness witness = witness(log.key());
        assertCosigned(witness, log.request(0, 0), log.note(0));
        assertCosigned(witness, log.request(0, 5), log.note(5));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void followsAnyGrowthAndNoOther(long seed) throws Exception {
        Random random = new Random(seed);
        Witness witness = witness(log.key());
        long size = 0;
        for (int i = 0; i < 40; i++) {
            long next = size + random.nextInt(70);
            if (size > 0 && random.nextInt(3) == 0) {
                TestLog liar = log.forkedAt(random.nextLong(size));
                Reply reply = witness.add(liar.request(size, next + 1), Optional.empty());
                assertThat(reply.status()).as("seed %d step %d", seed, i).isEqualTo(Reply.NOT_PROVED);
            }
            assertCosigned(witness, log.request(size, next), log.note(next));
            size = next;
        }
    }

    @Test
    void answersWithWhatItHasSeenWhenTheOldSizeIsAnother() throws Exception {
        Witness witness = witness(log.key());
        assertThat(witness.add(log.request(2, 5), Optional.empty())).isEqualTo(Reply.seen(0));
        assertCosigned(witness, log.request(0, 5), log.note(5));
        assertThat(witness.add(log.request(0, 9), Optional.empty())).isEqualTo(Reply.seen(5));
        assertThat(witness.add(log.request(7, 9), Optional.empty()))
                .isEqualTo(new Reply(409, "text/x.tlog.size", "5\n"));
        assertCosigned(witness, log.request(5, 9), log.note(9));
    }

    @Test
    void keepsBothNotesOfASplitViewAndSignsTheFirstOnly() throws Exception {
        Witness witness = witness(log.key());
        assertCosigned(witness, log.request(0, 5), log.note(5));
        TestLog other = log.forkedAt(2);
        assertThat(witness.add(other.request(5, 5), Optional.empty()).status()).isEqualTo(409);
        assertThat(witness.add(other.request(5, 5), Optional.empty()).contentType())
                .startsWith("text/plain");
        List<Path> kept = evidence();
        assertThat(kept).hasSize(1);
        assertThat(Files.readString(kept.get(0)))
                .startsWith("split-view: two histories of one size")
                .contains(log.note(5), other.note(5), log.key().text());
        assertCosigned(witness, log.request(5, 6), log.note(6));
    }

    @Test
    void keepsASplitViewThatCameWithAnotherOldSize() throws Exception {
        Witness witness = witness(log.key());
        assertCosigned(witness, log.request(0, 5), log.note(5));
        TestLog other = log.forkedAt(2);
        assertThat(witness.add(other.request(0, 5), Optional.empty())).isEqualTo(Reply.seen(5));
        assertThat(evidence()).hasSize(1);
    }

    @Test
    void refusesARollbackAndKeepsBothNotes() throws Exception {
        Witness witness = witness(log.key());
        assertCosigned(witness, log.request(0, 9), log.note(9));
        assertThat(witness.add(log.request(0, 4), Optional.empty())).isEqualTo(Reply.seen(9));
        assertThat(witness.add(log.request(4, 4), Optional.empty())).isEqualTo(Reply.seen(9));
        List<Path> kept = evidence();
        assertThat(kept).hasSize(1);
        assertThat(Files.readString(kept.get(0))).startsWith("rollback").contains(log.note(9), log.note(4));
    }

    @Test
    void keepsABoundedNumberOfContradictions() throws Exception {
        Witness witness = witness(log.key());
        assertCosigned(witness, log.request(0, 100), log.note(100));
        for (int fork = 0; fork < 60; fork++) {
            witness.add(log.forkedAt(fork).request(100, 100), Optional.empty());
        }
        assertThat(evidence()).hasSize(WitnessFiles.MAX_EVIDENCE);
    }

    @Test
    void refusesProofsThatDoNotProve() throws Exception {
        Witness witness = witness(log.key());
        String proofFromNothing = AddCheckpointText.of(0, List.of(new byte[32]), log.note(5));
        assertThat(witness.add(TestLog.bytes(proofFromNothing), Optional.empty())
                        .status())
                .isEqualTo(422);
        assertCosigned(witness, log.request(0, 5), log.note(5));
        for (List<byte[]> proof :
                List.of(List.<byte[]>of(), log.proof(5, 8), log.proof(4, 9), List.of(new byte[32], new byte[32]))) {
            byte[] request = TestLog.bytes(AddCheckpointText.of(5, proof, log.note(9)));
            assertThat(witness.add(request, Optional.empty()).status()).isEqualTo(422);
        }
        String proofOfEqual = AddCheckpointText.of(5, log.proof(4, 5), log.note(5));
        assertThat(witness.add(TestLog.bytes(proofOfEqual), Optional.empty()).status())
                .isEqualTo(422);
        assertCosigned(witness, log.request(5, 9), log.note(9));
    }

    @Test
    void cosignsForKnownLogsOnly() throws Exception {
        Witness witness = witness(log.key());
        TestLog stranger = TestLog.of("lares.local/two");
        TestLog thief = TestLog.of(log.origin());
        Optional<String> offered = Optional.of(stranger.key().text());
        assertThat(witness.add(stranger.request(0, 5), offered).status()).isEqualTo(404);
        assertThat(witness.add(thief.request(0, 5), Optional.empty()).status()).isEqualTo(403);
        assertThat(witness.add(thief.request(0, 5), Optional.of(thief.key().text()))
                        .status())
                .isEqualTo(403);
        assertThat(evidence()).isEmpty();
    }

    @Test
    void believesALogTheKeyItIsFirstSeenWithWhenToldTo() throws Exception {
        Witness witness = atFirstSight();
        TestLog thief = TestLog.of(log.origin());
        Optional<String> theirs = Optional.of(thief.key().text());
        assertThat(witness.add(log.request(0, 5), Optional.empty()).body()).contains("Lares-Verifier-Key");
        assertThat(witness.add(log.request(0, 5), theirs).status()).isEqualTo(403);
        assertThat(witness.add(log.request(0, 5), Optional.of("nonsense")).status())
                .isEqualTo(403);
        assertThat(witness.add(log.request(0, 5), Optional.of(log.key().text())).status())
                .isEqualTo(200);
        assertThat(witness.add(thief.request(5, 9), theirs).status()).isEqualTo(403);
        assertThat(atFirstSight().add(log.request(5, 9), Optional.empty()).status())
                .isEqualTo(200);
        assertThat(witness().add(log.request(9, 9), Optional.empty()).status())
                .as("a witness that is not told to")
                .isEqualTo(404);
    }

    @Test
    void remembersAcrossStarts() throws Exception {
        assertCosigned(witness(log.key()), log.request(0, 5), log.note(5));
        Witness again = witness(log.key());
        assertThat(again.add(log.forkedAt(2).request(5, 5), Optional.empty()).status())
                .isEqualTo(409);
        assertThat(again.add(log.request(0, 9), Optional.empty())).isEqualTo(Reply.seen(5));
        assertCosigned(again, log.request(5, 9), log.note(9));
    }

    /** Stored, then killed before the answer left: the log asks again and is answered. */
    @Test
    void anAnswerThatWasLostIsGivenAgain() throws Exception {
        Reply lost = witness(log.key()).add(log.request(0, 5), Optional.empty());
        assertThat(lost.status()).isEqualTo(200);
        Witness again = witness(log.key());
        assertThat(again.add(log.request(0, 5), Optional.empty())).isEqualTo(Reply.seen(5));
        assertCosigned(again, log.request(5, 5), log.note(5));
        assertThat(evidence()).isEmpty();
    }

    @Test
    void cosignsNothingThatItCannotStore() throws Exception {
        Witness witness = witness(log.key());
        assertCosigned(witness, log.request(0, 5), log.note(5));
        Path place = directory.resolve("logs").resolve(WitnessFiles.name(log.origin()));
        Path aside = place.resolveSibling("aside");
        Files.move(place, aside);
        Files.writeString(place, "in the way");
        assertThat(witness.add(log.request(5, 9), Optional.empty()).status()).isEqualTo(503);
        Files.delete(place);
        Files.move(aside, place);
        assertThat(witness.add(log.request(9, 12), Optional.empty())).isEqualTo(Reply.seen(5));
        assertCosigned(witness, log.request(5, 12), log.note(12));
    }

    @Test
    void doesNotSignWhenWhatItHasSeenIsDamaged() throws Exception {
        assertCosigned(witness(log.key()), log.request(0, 5), log.note(5));
        Path file = new WitnessFiles(directory).checkpoint(log.origin());
        String note = Files.readString(file);
        for (String damaged : List.of("", note.replace("\n5\n", "\n4\n"), log.note(5), note.substring(9))) {
            Files.writeString(file, damaged);
            assertThatThrownBy(() -> witness(log.key()))
                    .isInstanceOf(UnusableStateException.class)
                    .hasMessageContaining("is not what was cosigned");
        }
    }

    @Test
    void isOneWitnessForItsLife() throws Exception {
        String key = KeyFile.in(directory, "witness.example/w1", new SecureRandom())
                .key()
                .text();
        assertThat(KeyFile.in(directory, "", new SecureRandom()).key().text()).isEqualTo(key);
        assertThat(key).startsWith("witness.example/w1+");
        assertThat(Files.getPosixFilePermissions(directory.resolve("witness.key")))
                .hasSize(2);
        assertThatThrownBy(() -> KeyFile.in(directory, "other.example", new SecureRandom()))
                .hasMessageContaining("is the key of witness witness.example/w1");
        List<String> lines = Files.readAllLines(directory.resolve("witness.key"));
        Files.writeString(directory.resolve("witness.key"), lines.get(0).replace('A', 'B') + "x\n" + lines.get(1));
        assertThatThrownBy(() -> KeyFile.in(directory, "", new SecureRandom()))
                .isInstanceOf(UnusableStateException.class);
    }

    /** Whoever comes first: sizes only grow, and each size is signed with one root. */
    @Test
    void neverGoesBackUnderConcurrentRequests() throws Exception {
        Witness witness = witness(log.key());
        assertCosigned(witness, log.request(0, 1), log.note(1));
        ExecutorService pool = Executors.newFixedThreadPool(8);
        List<Future<Long>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            long seed = i;
            all.add(pool.submit(() -> push(witness, new Random(seed))));
        }
        long most = 0;
        for (Future<Long> one : all) {
            most = Math.max(most, get(one));
        }
        pool.shutdown();
        assertThat(witness.add(log.request(0, 1000), Optional.empty())).isEqualTo(Reply.seen(most));
        assertThat(Files.readString(new WitnessFiles(directory).checkpoint(log.origin())))
                .startsWith(log.note(most));
    }

    private long push(Witness witness, Random random) {
        long mine = 1;
        long old = 1;
        for (int i = 0; i < 25; i++) {
            long next = old + 1 + random.nextInt(5);
            Reply reply = witness.add(log.request(old, next), Optional.empty());
            if (reply.status() == Reply.OK) {
                mine = next;
                old = next;
            } else {
                assertThat(reply.contentType()).isEqualTo(Reply.SIZE);
                old = Long.parseLong(reply.body().strip());
            }
        }
        return mine;
    }

    private static long get(Future<Long> one) throws InterruptedException {
        try {
            return one.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private Witness witness(LogKey... known) throws IOException, UnusableStateException {
        WitnessSigner signer = KeyFile.in(directory, "", new SecureRandom());
        return new Witness(signer, List.of(known), false, new WitnessFiles(directory), NOON);
    }

    private Witness atFirstSight() throws IOException, UnusableStateException {
        WitnessSigner signer = KeyFile.in(directory, "", new SecureRandom());
        return new Witness(signer, List.of(), true, new WitnessFiles(directory), NOON);
    }

    private List<Path> evidence() throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(file -> file.toString().contains("/evidence/")).toList();
        }
    }

    private static void assertCosigned(Witness witness, byte[] request, String note) throws RefusedException {
        Reply reply = witness.add(request, Optional.empty());
        assertThat(reply.status())
                .as(new String(request, StandardCharsets.UTF_8))
                .isEqualTo(Reply.OK);
        Optional<Cosignature> found = SignedCheckpoint.parse(note + reply.body())
                .cosignature(witness.signer().key());
        assertThat(found.map(Cosignature::epochSecond)).contains(NOON.instant().getEpochSecond());
    }
}
