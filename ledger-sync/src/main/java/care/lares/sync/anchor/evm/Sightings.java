// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.anchor.evm;

import care.lares.journal.AnchorEntry.Attempted;
import care.lares.journal.AnchorEntry.Ledger;
import care.lares.journal.AnchorEntry.Settled;
import care.lares.journal.AnchorEntry.State;
import care.lares.journal.Anchoring;
import care.lares.sync.anchor.Answer;
import care.lares.sync.anchor.evm.Chain.Anchored;
import care.lares.sync.anchor.evm.Chain.Block;
import care.lares.sync.anchor.evm.Chain.Latest;
import care.lares.sync.anchor.evm.Chain.Mined;
import java.util.List;
import java.util.Optional;

/** What is seen of anchors that should stand on the ledger. */
final class Sightings {
    private final Chain chain;
    private final Ledger ledger;
    private final int confirmations;
    private final Notebook notebook;

    Sightings(Chain chain, Ledger ledger, int confirmations, Notebook notebook) {
        this.chain = chain;
        this.ledger = ledger;
        this.confirmations = confirmations;
        this.notebook = notebook;
    }

    /** Looks for an anchor that the contract says it has, and writes down what is new about it. */
    Answer look(Anchoring anchoring, Block head)
            throws RpcException, Notebook.CannotWriteException, InterruptedException {
        Optional<Anchored> found = event(anchoring);
        if (found.isEmpty()) {
            return new Answer.Underway("the ledger has anchor " + anchoring.epoch() + ", its event is yet to be found");
        }
        Anchored seen = found.get();
        if (!attempted(anchoring, seen.commit())) {
            notebook.foreign(anchoring.epoch(), seen.commit());
            return EvmAnchor.foreign(anchoring.epoch());
        }
        boolean safe = head.number() - seen.block() + 1 >= confirmations && canonical(seen);
        State state = safe ? State.FINAL : State.MINED;
        if (isNews(anchoring, seen, state)) {
            notebook.write(new Settled(
                    notebook.clock().instant(),
                    anchoring.epoch(),
                    seen.commit(),
                    state,
                    seen.transaction(),
                    seen.block(),
                    seen.blockHash()));
        }
        return safe
                ? new Answer.Final(anchoring.epoch(), seen.block())
                : new Answer.Mined(anchoring.epoch(), seen.block());
    }

    private Optional<Anchored> event(Anchoring anchoring) throws RpcException, InterruptedException {
        for (Attempted attempt : anchoring.attempts()) {
            Optional<Mined> mined = chain.mined(attempt.transaction());
            if (mined.isPresent()) {
                Optional<Anchored> event =
                        chain.anchored(mined.get(), ledger.contract(), ledger.gateway(), anchoring.epoch());
                if (event.isPresent()) {
                    return event;
                }
            }
        }
        return chain.anchored(ledger.contract(), ledger.gateway(), anchoring.epoch(), "0x0", "latest");
    }

    /** Takes what stands there, up to its newest, for what this box sent before it lost its newest data. */
    void inherit(List<Anchoring> known, Latest there)
            throws RpcException, Notebook.CannotWriteException, InterruptedException {
        for (Anchoring one : known) {
            boolean open = one.state().filter(State.FINAL::equals).isEmpty();
            if (open && one.epoch() < there.epoch()) {
                Optional<Anchored> stands =
                        chain.anchored(ledger.contract(), ledger.gateway(), one.epoch(), "0x0", "latest");
                notebook.inherited(one.epoch(), stands.map(Anchored::commit).orElseGet(one::commit));
            }
        }
        notebook.inherited(there.epoch(), there.commit());
    }

    static boolean attempted(Anchoring anchoring, String commit) {
        return anchoring.attempts().stream()
                .anyMatch(attempt -> attempt.commit().equals(commit));
    }

    private boolean canonical(Anchored seen) throws RpcException, InterruptedException {
        return chain.block(seen.block())
                .filter(block -> block.hash().equals(seen.blockHash()))
                .isPresent();
    }

    private static boolean isNews(Anchoring anchoring, Anchored seen, State state) {
        return anchoring
                .settled()
                .filter(known -> known.state() == state
                        && known.transaction().equals(seen.transaction())
                        && known.blockHash().equals(seen.blockHash()))
                .isEmpty();
    }

    /** Writes down that an anchor which stood on the ledger does not any more. */
    void gone(Anchoring anchoring) throws Notebook.CannotWriteException, InterruptedException {
        if (anchoring.standing()) {
            Settled stood = anchoring.settled().orElseThrow();
            notebook.write(new Settled(
                    notebook.clock().instant(),
                    stood.epoch(),
                    stood.commit(),
                    State.GONE,
                    stood.transaction(),
                    stood.block(),
                    stood.blockHash()));
        }
    }
}
