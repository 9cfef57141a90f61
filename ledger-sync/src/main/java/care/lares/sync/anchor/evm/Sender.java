// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.anchor.evm;

import care.lares.domain.Ticks;
import care.lares.journal.AnchorEntry.Attempted;
import care.lares.journal.AnchorEntry.Ledger;
import care.lares.journal.Anchoring;
import care.lares.journal.PublishedCheckpoint;
import care.lares.sync.anchor.Answer;
import care.lares.sync.anchor.Commits;
import care.lares.sync.anchor.evm.Chain.Block;
import care.lares.sync.anchor.evm.Chain.Mined;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.TransactionDecoder;
import org.web3j.crypto.transaction.type.Transaction1559;

/**
 * Sends what is not on the ledger yet. Each transaction is durable before it is sent, looked for before it is sent again,
 * and only one can be carried out: those of one anchor have the same nonce, and where they cannot, the contract sees to
 * it.
 */
final class Sender {
    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

    /** Gas an anchor may use: a first one uses 53,000; what is left over costs nothing. */
    private static final BigInteger GAS = BigInteger.valueOf(150_000);
    /** How long a transaction waits for a block before more is offered. */
    private static final Duration RAISE_AFTER = Duration.ofSeconds(90);
    /** Age from which a transaction that no node knows gives way to a newer checkpoint: its day offline is over. */
    private static final Duration STALE = Duration.ofMinutes(5);

    private final Chain chain;
    private final Ledger ledger;
    private final LedgerKey key;
    private final Notebook notebook;
    private final Ticks ticks;
    private SendAnswer.Meaning lastAnswer = SendAnswer.Meaning.TAKEN;
    private String lastSent = "";
    private long lastSentAtNanos;
    private long blockWhenSent;

    Sender(Chain chain, Ledger ledger, LedgerKey key, Notebook notebook, Ticks ticks) {
        this.chain = chain;
        this.ledger = ledger;
        this.key = key;
        this.notebook = notebook;
        this.ticks = ticks;
    }

    /** The first transaction of a new anchor. */
    Answer begin(long epoch, String previous, PublishedCheckpoint checkpoint, Block head)
            throws RpcException, Notebook.CannotWriteException, InterruptedException {
        Optional<Fees> fees = Fees.of(head, chain.tip());
        return fees.isEmpty()
                ? tooDear()
                : attempt(epoch, previous, checkpoint.note(), chain.nonce(key.address()), fees.get(), head);
    }

    /**
     * Goes on with an anchor that was attempted and is not on the ledger.
     *
     * @param newest may take the place of what was never sent; empty when nothing may
     */
    Answer goOn(Anchoring anchoring, Optional<PublishedCheckpoint> newest, Block head)
            throws RpcException, Notebook.CannotWriteException, InterruptedException {
        Attempted latest = anchoring.newestAttempt().orElseThrow();
        for (Attempted attempt : anchoring.attempts()) {
            Optional<Mined> mined = chain.mined(attempt.transaction());
            if (mined.isPresent() && mined.get().done()) {
                return new Answer.Underway("anchor " + anchoring.epoch() + " is in block "
                        + mined.get().block() + ", the contract is asked again");
            }
        }
        long nonce = chain.nonce(key.address());
        if (!key.signed(latest.raw())) {
            // By the account before this one, whose anchors the contract no longer takes.
            Optional<Fees> fees = Fees.of(head, chain.tip());
            return fees.isEmpty()
                    ? tooDear()
                    : attempt(latest.epoch(), latest.previous(), latest.note(), nonce, fees.get(), head);
        }
        if (nonce > latest.nonce()) {
            return again(latest, latest.note(), nonce, head);
        }
        if (chain.knows(latest.transaction())) {
            return waits(latest, head);
        }
        Optional<PublishedCheckpoint> fresher = newest.filter(one -> isStale(latest, one));
        return fresher.isPresent() ? again(latest, fresher.get().note(), latest.nonce(), head) : resend(latest, head);
    }

    /** Offers more, once a step, when what was offered is too little by now. */
    private Answer resend(Attempted latest, Block head)
            throws RpcException, Notebook.CannotWriteException, InterruptedException {
        Answer answer = send(latest, head);
        return lastAnswer == SendAnswer.Meaning.UNDERPRICED
                ? again(latest, latest.note(), latest.nonce(), head)
                : answer;
    }

    private boolean isStale(Attempted attempt, PublishedCheckpoint newest) {
        return Duration.between(attempt.at(), notebook.clock().instant()).compareTo(STALE) > 0
                && !Commits.of(newest.note()).equals(attempt.commit());
    }

    /** It waits for a block; more is offered after a while, unless there are no blocks at all. */
    private Answer waits(Attempted latest, Block head)
            throws RpcException, Notebook.CannotWriteException, InterruptedException {
        if (!latest.transaction().equals(lastSent)) {
            sent(latest, head);
        }
        boolean waitedLong = ticks.nanos() - lastSentAtNanos > RAISE_AFTER.toNanos();
        if (waitedLong && head.number() > blockWhenSent) {
            return again(latest, latest.note(), latest.nonce(), head);
        }
        return new Answer.Underway("anchor " + latest.epoch() + " waits for a block");
    }

    /** Another transaction for the same anchor, which offers more where it takes the place of one that waits. */
    private Answer again(Attempted latest, String note, long nonce, Block head)
            throws RpcException, Notebook.CannotWriteException, InterruptedException {
        Optional<Fees> now = Fees.of(head, chain.tip());
        Optional<Fees> fees =
                nonce == latest.nonce() ? now.flatMap(fee -> offered(latest).raised(fee)) : now;
        return fees.isEmpty() ? tooDear() : attempt(latest.epoch(), latest.previous(), note, nonce, fees.get(), head);
    }

    private static Fees offered(Attempted attempt) {
        Transaction1559 sent = (Transaction1559)
                TransactionDecoder.decode("0x" + attempt.raw()).getTransaction();
        return new Fees(sent.getMaxFeePerGas(), sent.getMaxPriorityFeePerGas());
    }

    private static Answer tooDear() {
        return new Answer.Refused("the ledger asks more than " + Fees.CAP.divide(BigInteger.TEN.pow(9))
                + " gwei for one gas: it is tried again when that falls");
    }

    private Answer attempt(long epoch, String previous, String note, long nonce, Fees fees, Block head)
            throws RpcException, Notebook.CannotWriteException, InterruptedException {
        String commit = Commits.of(note);
        String call = AnchorsAbi.anchor(ledger.gateway(), epoch, commit, previous);
        try {
            chain.tryOut(key.address(), ledger.contract(), call);
        } catch (RpcException refused) {
            if (refused.kind() != RpcException.Kind.ERROR) {
                throw refused;
            }
            return new Answer.Refused(
                    "the contract refuses anchor " + epoch + ": " + AnchorsAbi.reason(refused.words()));
        }
        LedgerKey.Signed signed = key.sign(
                RawTransaction.createTransaction(
                        ledger.chainId(),
                        BigInteger.valueOf(nonce),
                        GAS,
                        Hex.of(ledger.contract()),
                        BigInteger.ZERO,
                        Hex.of(call),
                        fees.tip(),
                        fees.most()),
                ledger.chainId());
        Attempted attempt = new Attempted(
                notebook.clock().instant(), epoch, commit, previous, note, ledger, nonce, signed.hash(), signed.raw());
        notebook.write(attempt);
        return send(attempt, head);
    }

    private Answer send(Attempted attempt, Block head)
            throws RpcException, Notebook.CannotWriteException, InterruptedException {
        SendAnswer answer = chain.send(attempt.raw());
        lastAnswer = answer.meaning();
        LOG.debug("anchor sent epoch={} nonce={} answer={}", attempt.epoch(), attempt.nonce(), answer.meaning());
        return switch (answer.meaning()) {
            case TAKEN -> {
                sent(attempt, head);
                yield new Answer.Underway("anchor " + attempt.epoch() + " is sent");
            }
            case NONCE_USED -> new Answer.Underway("anchor " + attempt.epoch() + " is looked for on the ledger");
            case UNDERPRICED -> new Answer.Underway("anchor " + attempt.epoch() + " has to offer more");
            case FULL -> new Answer.Unreached("the node takes no more transactions now");
            case UNPAID ->
                new Answer.Refused("the account 0x" + key.address() + " cannot pay for an anchor: send it some coins");
            case REFUSED -> new Answer.Refused("the node refuses the transaction: " + answer.words());
        };
    }

    private void sent(Attempted attempt, Block head) {
        lastSent = attempt.transaction();
        lastSentAtNanos = ticks.nanos();
        blockWhenSent = head.number();
    }
}
