// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.journal.check.AnchorClaim;
import care.lares.sync.anchor.evm.LedgerCheck;
import care.lares.sync.anchor.evm.LedgerException;
import care.lares.sync.verify.Verdict;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Asks a ledger whether it holds what receipts claim. */
final class LedgerQuestion {
    private final LedgerCheck ledger;
    /** What it said already: most receipts stand on the same few anchors. */
    private final Map<Question, LedgerCheck.Verdict> said = new HashMap<>();

    LedgerQuestion(URI node, int confirmations) {
        this.ledger = new LedgerCheck(node, confirmations);
    }

    /**
     * A verdict after the ledger was asked.
     *
     * @param verdict what it came to
     * @param block where the anchor stands now; empty when it stands nowhere, or nothing was learnt
     * @param silence why nothing was learnt; empty when something was, or there was nothing to ask
     */
    record Asked(Verdict verdict, Optional<Long> block, Optional<String> silence) {
        static Asked nobody(Verdict verdict) {
            return new Asked(verdict, Optional.empty(), Optional.empty());
        }
    }

    /** Asks about a receipt that holds by itself; one that claims nothing stays as it is. */
    Asked about(Verdict.Valid valid) throws InterruptedException {
        Optional<AnchorClaim> claim = valid.reach().claim();
        if (claim.isEmpty()) {
            return Asked.nobody(valid);
        }
        try {
            LedgerCheck.Verdict answer = ask(claim.get(), valid.commit());
            if (answer instanceof LedgerCheck.Verdict.Holds holds) {
                return new Asked(
                        valid.reaching(valid.reach().confirmed(holds.isFinal())),
                        Optional.of(holds.block()),
                        Optional.empty());
            }
            return Asked.nobody(new Verdict.Invalid(((LedgerCheck.Verdict.Refuted) answer).reason()));
        } catch (LedgerException e) {
            return new Asked(valid, Optional.empty(), Optional.of(e.words()));
        }
    }

    private LedgerCheck.Verdict ask(AnchorClaim claim, String commit) throws LedgerException, InterruptedException {
        Question question = new Question(claim, commit);
        LedgerCheck.Verdict known = said.get(question);
        if (known != null) {
            return known;
        }
        LedgerCheck.Verdict answer = ledger.check(claim, commit);
        said.put(question, answer);
        return answer;
    }

    private record Question(AnchorClaim claim, String commit) {}
}
