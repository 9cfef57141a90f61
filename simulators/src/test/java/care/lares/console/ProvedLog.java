// SPDX-License-Identifier: Apache-2.0
package care.lares.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import care.lares.journal.AnchorEntry.Attempted;
import care.lares.journal.AnchorEntry.Ledger;
import care.lares.journal.AnchorEntry.Settled;
import care.lares.journal.AnchorEntry.State;
import care.lares.journal.Entry;
import care.lares.journal.Entry.GatewayStarted;
import care.lares.journal.JournalListener;
import care.lares.journal.ProofEntry.Witnessed;
import care.lares.journal.PublishedCheckpoint;
import care.lares.journal.Replay;
import care.lares.journal.check.Cosignature;
import care.lares.journal.check.LogKey;
import care.lares.journal.check.SignedCheckpoint;
import care.lares.journal.check.WitnessKey;
import care.lares.journal.store.JournalSettings;
import care.lares.journal.store.LogJournal;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A real log whose checkpoints two witnesses cosigned, and of which one is said to be anchored. */
final class ProvedLog implements AutoCloseable {
    static final String STRANGER =
            "lares.local/00112233445566778899aabbccddeeff+080542e6+AQOhB7/zzhC+HXDdGOdLwJln5NYfm6UNXx3chmQSVTG4";

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final int KEY_LENGTH = 32;
    private static final int ENTRIES = 300;
    private static final Ledger LEDGER = new Ledger(31337, "9e".repeat(32), "c0".repeat(20), "9a".repeat(32));

    private final LogJournal journal;
    private final Set<String> witnesses = new HashSet<>();
    private byte[] sealed = new byte[0];
    private byte[] witnessed = new byte[0];
    private byte[] anchored = new byte[0];

    private ProvedLog(LogJournal journal) {
        this.journal = journal;
    }

    static ProvedLog in(Path directory) throws Exception {
        LogJournal journal = LogJournal.open(
                directory, JournalSettings.DEFAULT, InstantSource.system(), System::nanoTime, new NothingBefore());
        journal.start(new Deaf());
        ProvedLog log = new ProvedLog(journal);
        log.fill();
        return log;
    }

    private void fill() throws Exception {
        for (int i = 0; i < ENTRIES; i++) {
            journal.append(new GatewayStarted(NOON, "vers\u00edon " + i, Duration.ofSeconds(i)));
        }
        sealed = receipt(7);
        PublishedCheckpoint checkpoint = journal.checkpoint().orElseThrow();
        for (String name : new String[] {"witness.example/w1", "witness.example/w2"}) {
            journal.append(cosigned(checkpoint, name));
        }
        receipt(journal.next() - 1);
        witnessed = receipt(11);
        String commit = HexFormat.of()
                .formatHex(SignedCheckpoint.parse(checkpoint.note()).commit());
        String sent = "7e".repeat(32);
        append(new Attempted(NOON, 1, commit, "00".repeat(32), checkpoint.note(), LEDGER, 0, sent, "02f8"));
        append(new Settled(NOON, 1, commit, State.FINAL, sent, 1042, "b1".repeat(32)));
        anchored = receipt(13);
    }

    private void append(Entry entry) throws Exception {
        receipt(journal.append(entry));
    }

    private byte[] receipt(long seq) throws Exception {
        return journal.receipt(seq)
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS)
                .orElseThrow()
                .text()
                .getBytes(UTF_8);
    }

    private Witnessed cosigned(PublishedCheckpoint checkpoint, String name) throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] encoded = pair.getPublic().getEncoded();
        WitnessKey key = WitnessKey.of(name, Arrays.copyOfRange(encoded, encoded.length - KEY_LENGTH, encoded.length));
        SignedCheckpoint read = SignedCheckpoint.parse(checkpoint.note());
        Signature ed25519 = Signature.getInstance("Ed25519");
        ed25519.initSign(pair.getPrivate());
        ed25519.update(Cosignature.message(NOON.getEpochSecond(), read.body()));
        byte[] signature = ed25519.sign();
        byte[] line = ByteBuffer.allocate(key.id().length + Long.BYTES + signature.length)
                .put(key.id())
                .putLong(NOON.getEpochSecond())
                .put(signature)
                .array();
        witnesses.add(key.text());
        return new Witnessed(
                NOON,
                name,
                checkpoint.origin(),
                checkpoint.size(),
                HexFormat.of().formatHex(read.root()),
                "\u2014 " + name + " " + Base64.getEncoder().encodeToString(line));
    }

    byte[] sealed() {
        return sealed.clone();
    }

    byte[] witnessed() {
        return witnessed.clone();
    }

    byte[] anchored() {
        return anchored.clone();
    }

    /** Verifier keys of the witnesses. */
    Set<String> witnesses() {
        return Set.copyOf(witnesses);
    }

    /** The log's verifier key. */
    String key() {
        return journal.status().verifierKey();
    }

    byte[] publicKey() throws Exception {
        return LogKey.parse(key()).publicKey();
    }

    /** What the newest checkpoint's signature is over. */
    byte[] signedBody() throws Exception {
        return SignedCheckpoint.parse(journal.checkpoint().orElseThrow().note())
                .body()
                .getBytes(UTF_8);
    }

    byte[] signature() {
        String note = journal.checkpoint().orElseThrow().note().strip();
        byte[] line = Base64.getDecoder().decode(note.substring(note.lastIndexOf(' ') + 1));
        return Arrays.copyOfRange(line, line.length - 64, line.length);
    }

    @Override
    public void close() {
        journal.close();
    }

    private static final class NothingBefore implements Replay {
        @Override
        public void restated(Entry entry) {
            throw new AssertionError("a new log has a past");
        }

        @Override
        public void entry(long seq, Entry entry) {
            throw new AssertionError("a new log has a past");
        }

        @Override
        public void damaged(String finding) {
            throw new AssertionError(finding);
        }
    }

    private static final class Deaf implements JournalListener {
        @Override
        public void durable(long size) {
            // Receipts are asked for, which wait for it.
        }

        @Override
        public void failing(String reason) {
            throw new AssertionError(reason);
        }

        @Override
        public void recovered() {
            // It never failed.
        }
    }
}
