// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.domain.Background;
import care.lares.journal.ErasedEntryException;
import care.lares.journal.GivenUpException;
import care.lares.journal.Receipt;
import care.lares.journal.log.Frame;
import care.lares.journal.log.OriginFiles;
import care.lares.journal.log.WholeFile;
import care.lares.journal.seal.LeafHash;
import care.lares.journal.seal.MerkleTree;
import care.lares.journal.seal.RightEdge;
import care.lares.journal.seal.TilePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/** Receipts from logs that have ended, each on the last checkpoint it published; on a thread of its own. */
final class PastLogs implements AutoCloseable {
    private final LogBeginning beginning;
    private final Map<String, Optional<Past>> opened = new HashMap<>();
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(task -> Background.thread(task, "past-proofs"));

    /** A log that has ended. */
    private record Past(ReceiptWriter receipts, Sealed last) {}

    PastLogs(LogBeginning beginning) {
        this.beginning = beginning;
    }

    /** The receipt of an entry; empty when there is no such log or entry, or no checkpoint ever covered it. */
    CompletableFuture<Optional<Receipt>> receipt(String origin, long seq) {
        CompletableFuture<Optional<Receipt>> promise = new CompletableFuture<>();
        try {
            thread.execute(() -> {
                try {
                    promise.complete(written(origin, seq));
                } catch (IOException e) {
                    promise.completeExceptionally(new UncheckedIOException(e));
                } catch (GivenUpException | ErasedEntryException | RuntimeException e) {
                    promise.completeExceptionally(e);
                }
            });
        } catch (RejectedExecutionException e) {
            promise.completeExceptionally(new UncheckedIOException(new IOException("the journal was closed", e)));
        }
        return promise;
    }

    private Optional<Receipt> written(String origin, long seq)
            throws IOException, GivenUpException, ErasedEntryException {
        Optional<Past> past = opened.get(origin);
        if (past == null) {
            Optional<OriginFiles> files = files(origin);
            if (files.isEmpty()) {
                // Not remembered: whoever asks names as many as they like.
                return Optional.empty();
            }
            past = open(files.get());
            opened.put(origin, past);
        }
        return past.isPresent() && seq >= 0 && seq < past.get().last().size()
                ? past.get().receipts().receipt(seq, past.get().last())
                : Optional.empty();
    }

    private Optional<OriginFiles> files(String origin) throws IOException {
        return OriginFiles.all(beginning.storage(), beginning.logDirectory()).stream()
                .filter(files -> files.name().equals(origin))
                .findFirst();
    }

    private Optional<Past> open(OriginFiles files) throws IOException {
        LogSigner signer = beginning.signer(files);
        Optional<LogSigner.Known> last =
                WholeFile.read(beginning.storage(), files.checkpoint()).flatMap(signer::known);
        if (last.isEmpty()) {
            return Optional.empty();
        }
        LeafReader leaves = beginning.leaves(files);
        TreeReader tree = new TreeReader(new TileFiles(beginning.storage(), files), leaves);
        RightEdge edge = edge(tree, leaves, last.get().checkpoint().size());
        if (!LogSigner.states(last.get().checkpoint(), Hashes.root(edge))) {
            return Optional.empty();
        }
        ReceiptWriter receipts = new ReceiptWriter(
                () -> beginning.signer(files),
                beginning.vault(),
                leaves,
                tree,
                new Standings(),
                new Statements(beginning, leaves));
        return Optional.of(new Past(
                receipts,
                new Sealed(
                        last.get().checkpoint(), last.get().note(), last.get().key(), edge)));
    }

    /** Grows the tree again up to a size, from hashes: 32 B an entry are read. */
    private static RightEdge edge(TreeReader tree, LeafReader leaves, long size) throws IOException {
        MerkleTree growing = MerkleTree.resume(RightEdge.EMPTY, (level, index, hashes) -> {});
        long tiles = size / TilePath.WIDTH;
        for (long index = 0; index < tiles; index++) {
            byte[] tile = tree.tile(0, index);
            for (int at = 0; at < TilePath.WIDTH; at++) {
                growing.append(Hashes.at(tile, at));
            }
        }
        for (Frame.Leaf leaf : leaves.leaves(tiles * TilePath.WIDTH, size)) {
            growing.append(LeafHash.of(leaf.commitment()));
        }
        return growing.rightEdge();
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
