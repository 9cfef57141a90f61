// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.anchor.evm;

import care.lares.journal.AnchorBook;
import care.lares.journal.Entry;
import care.lares.journal.PublishedCheckpoint;
import care.lares.sync.Diary;
import care.lares.sync.anchor.Answer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A gateway as far as anchors are concerned: its log, its clock, and an anchor that can be killed and started again. */
final class Desk implements Diary {
    static final String GATEWAY = "ab".repeat(32);
    static final LedgerKey KEY =
            LedgerKey.of(("a gateway's key for tests, 32 B.").getBytes(java.nio.charset.StandardCharsets.US_ASCII));

    final List<Entry> log = new ArrayList<>();
    /** Whether the log takes nothing. */
    boolean broken;

    private final LedgerSettings settings;
    private final JsonRpc rpc;
    private final PowerCut cut;
    private Instant now = Instant.parse("2026-11-21T08:00:00Z");
    private long nanos;
    private EvmAnchor anchor;
    /** What is in the files: the key, and the one that will follow. */
    final List<LedgerKey> secrets = new ArrayList<>(List.of(KEY));

    private final LedgerKeys keys = new ListedKeys(secrets);

    Desk(LedgerSettings settings, JsonRpc rpc) {
        this(settings, rpc, List.of());
    }

    Desk(LedgerSettings settings, JsonRpc rpc, List<Entry> past) {
        this(settings, rpc, new PowerCut(rpc));
        log.addAll(past);
        restart();
    }

    /** Whose log fails where its calls do. */
    Desk(LedgerSettings settings, JsonRpc rpc, PowerCut cut) {
        this.cut = cut;
        this.settings = settings;
        this.rpc = rpc;
        restart();
    }

    /** Contract made, gateway registered and given some coins. */
    static LedgerSettings prepared(Anvil anvil, int confirmations) throws Exception {
        LedgerAdmin admin = LedgerAdmin.ofTestNode(anvil.node());
        LedgerAdmin.Deployed made = admin.deploy();
        admin.register(made.address(), GATEWAY, KEY.address());
        admin.fund(KEY.address());
        return new LedgerSettings(
                anvil.node(), made.address(), made.chainId(), Optional.empty(), GATEWAY, confirmations);
    }

    /** What a power cut leaves: the log. */
    void restart() {
        GatewaySide gateway = new GatewaySide(keys, this, log, () -> book().followsUnknown(), () -> now, () -> nanos);
        anchor = new EvmAnchor(settings, gateway, new Chain(rpc));
    }

    @Override
    public CompletableFuture<Long> write(Entry entry) {
        if (broken) {
            return CompletableFuture.failedFuture(new IOException("no space left"));
        }
        cut.before();
        log.add(entry);
        cut.after();
        return CompletableFuture.completedFuture((long) log.size() - 1);
    }

    void pass(Duration time) {
        now = now.plus(time);
        nanos += time.toNanos();
    }

    Answer show(int size) throws InterruptedException {
        return anchor.show(checkpoint(size));
    }

    /** What the gateway's registry says. */
    AnchorBook book() {
        AnchorBook book = new AnchorBook();
        log.forEach(book::apply);
        return book;
    }

    static PublishedCheckpoint checkpoint(int size) {
        String origin = "lares.local/00112233445566778899aabbccddeeff";
        String note = origin + "\n" + size + "\n" + "root" + size + "\n\n— " + origin + " signature\n";
        return new PublishedCheckpoint(origin, size, note);
    }
}
