// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.anchor.evm;

import care.lares.domain.Ticks;
import care.lares.journal.AnchorEntry.Ledger;
import care.lares.journal.AnchorEntry.State;
import care.lares.journal.Anchoring;
import care.lares.journal.BackupEntry;
import care.lares.journal.Ending;
import care.lares.journal.PublishedCheckpoint;
import care.lares.sync.anchor.Anchor;
import care.lares.sync.anchor.Answer;
import care.lares.sync.anchor.Commits;
import care.lares.sync.anchor.evm.Chain.Block;
import care.lares.sync.anchor.evm.Chain.Latest;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Anchors checkpoints at an {@code Anchors} contract, one at a time, each until it is final.
 *
 * <p>Every step asks the contract first what stands there; what the log says was attempted decides whether that is ours.
 * So a step does the same after a crash, a reorganisation, a chain set back, or days offline.
 */
public final class EvmAnchor implements Anchor {
    private static final Logger LOG = LoggerFactory.getLogger(EvmAnchor.class);

    /** Without a block for that long, while something waits for one, the ledger stands still. */
    private static final Duration STALLED = Duration.ofMinutes(5);
    /** A node may lag behind another one that answered before; after that long its chain was set back. */
    private static final Duration LAG = Duration.ofMinutes(2);

    private final LedgerSettings settings;
    private final LedgerKeys keys;
    private final Chain chain;
    private final Notebook notebook;
    private final BooleanSupplier followsUnknown;
    private final Ticks ticks;
    /** Whether the ledger has agreed with the log in this life: what differs from then on is no old copy. */
    private boolean agreed;

    private @Nullable Session session;
    private long headNumber = -1;
    private long headSinceNanos;
    private long behindSinceNanos = -1;

    /** What is bound to one ledger, as long as nothing hints that there is another one now. */
    private record Session(Ledger ledger, Sender sender, Sightings sightings) {}

    /**
     * An anchor that goes on where the log says it was.
     *
     * @param uplink whether anything may leave the house
     */
    public EvmAnchor(LedgerSettings settings, GatewaySide gateway, BooleanSupplier uplink) {
        this(settings, gateway, new Chain(new HttpRpc(settings.node(), uplink)));
    }

    EvmAnchor(LedgerSettings settings, GatewaySide gateway, Chain chain) {
        this.settings = settings;
        this.keys = gateway.keys();
        this.chain = chain;
        this.notebook = new Notebook(gateway.diary(), gateway.clock(), gateway.past());
        this.followsUnknown = gateway.followsUnknown();
        this.ticks = gateway.ticks();
    }

    @Override
    public String name() {
        return "ledger";
    }

    /** Whether something that was sent has not come to its end. */
    private boolean underway() {
        return notebook.ledger()
                .flatMap(notebook::newest)
                .filter(newest -> newest.state()
                        .filter(state -> state == State.FINAL || state == State.FOREIGN || state == State.INHERITED)
                        .isEmpty())
                .isPresent();
    }

    @Override
    public Answer show(PublishedCheckpoint newest) throws InterruptedException {
        try {
            Session open = session == null ? connect() : session;
            session = open;
            return step(open, newest);
        } catch (RpcException silent) {
            session = null;
            return new Answer.Unreached(silent.words());
        } catch (OtherLedgerException other) {
            return new Answer.Refused(other.words());
        } catch (Notebook.CannotWriteException broken) {
            return new Answer.Unreached("the log takes no entries now");
        } catch (IOException unusable) {
            LOG.warn("ledger key not usable now", unusable);
            return new Answer.Unreached("the key of the ledger cannot be read or exchanged now");
        }
    }

    private Session connect() throws RpcException, OtherLedgerException, IOException, InterruptedException {
        Ledger ledger = new LedgerProof(chain).ledger(settings, notebook.ledger());
        LOG.info("ledger connected chain={} contract=0x{}", ledger.chainId(), ledger.contract());
        return new Session(
                ledger,
                new Sender(chain, ledger, keys.current(), notebook, ticks),
                new Sightings(chain, ledger, settings.confirmations(), notebook));
    }

    /** Signs with the key that is to follow, as soon as the contract takes its anchors and no others. */
    private Session followKey(Session open, String registered) throws IOException, InterruptedException {
        Optional<LedgerKey> coming = keys.coming().filter(key -> key.address().equals(registered));
        if (coming.isEmpty()) {
            return open;
        }
        LedgerKey old = keys.current();
        keys.change(old, coming.get());
        LOG.info("ledger key changed old=0x{} new=0x{}", old.address(), registered);
        Session followed = new Session(
                open.ledger(), new Sender(chain, open.ledger(), coming.get(), notebook, ticks), open.sightings());
        session = followed;
        return followed;
    }

    private Answer step(Session connected, PublishedCheckpoint newest)
            throws RpcException, Notebook.CannotWriteException, IOException, InterruptedException {
        Block head = chain.head();
        follow(head);
        Latest there = chain.latest(settings.contract(), settings.gateway());
        Session open = followKey(connected, there.key());
        Optional<Anchoring> last = notebook.newest(open.ledger());
        long lastEpoch = last.map(Anchoring::epoch).orElse(0L);
        if (last.flatMap(Anchoring::state).filter(State.FOREIGN::equals).isPresent()) {
            return foreign(lastEpoch);
        }
        if (there.epoch() > lastEpoch || contradicts(open, there)) {
            return unknown(open, there, newest, head);
        }
        agreed = true;
        Optional<Answer> unsettled = settle(open, there.epoch(), head);
        if (unsettled.filter(answer -> !(answer instanceof Answer.Final)).isPresent()) {
            return unsettled.get();
        }
        return there.epoch() < lastEpoch
                ? missing(open, there.epoch() + 1, lastEpoch, newest, head)
                : next(open, there, newest, head);
    }

    private boolean contradicts(Session open, Latest there) {
        return notebook.anchor(open.ledger(), there.epoch())
                .filter(ours -> !Sightings.attempted(ours, there.commit()) && !inherited(ours, there.commit()))
                .isPresent();
    }

    private static boolean inherited(Anchoring anchoring, String commit) {
        return anchoring
                .settled()
                .filter(seen -> seen.state() == State.INHERITED && seen.commit().equals(commit))
                .isPresent();
    }

    /**
     * The ledger takes anchors from this box's key only, and holds one that the log does not know. A log that has just
     * followed one that was given up goes on behind it, once. A gateway that finds it when it first looks has an old log:
     * that is given up. One that had agreed with the ledger before has lost nothing: somebody else has its key.
     */
    private Answer unknown(Session open, Latest there, PublishedCheckpoint newest, Block head)
            throws RpcException, Notebook.CannotWriteException, InterruptedException {
        if (followsUnknown.getAsBoolean()) {
            LOG.warn("anchors of a lost past are gone on from epoch={}", there.epoch());
            open.sightings().inherit(notebook.anchors(open.ledger()), there);
            agreed = true;
            return next(open, there, newest, head);
        }
        if (!agreed) {
            String reason = "the ledger holds anchor " + there.epoch() + " of this box, which this box does not know:"
                    + " an old copy of the data directory was put back, or somebody has its key";
            return new Answer.Overtaken(
                    newest.origin(), new Ending(BackupEntry.Cause.LEDGER, name(), Optional.empty(), reason));
        }
        LOG.error("foreign commit on the ledger epoch={}", there.epoch());
        notebook.foreign(there.epoch(), there.commit());
        return foreign(there.epoch());
    }

    static Answer.Refused foreign(long epoch) {
        String why = "the ledger holds another commit at anchor " + epoch
                + " than this gateway sent: somebody has its key or its data; nothing is anchored until people decide";
        return new Answer.Refused(why, true);
    }

    /** Looks at what should stand there and is not final; the newest decides. */
    private Optional<Answer> settle(Session open, long upTo, Block head)
            throws RpcException, Notebook.CannotWriteException, InterruptedException {
        Optional<Answer> newest = Optional.empty();
        for (Anchoring one : notebook.anchors(open.ledger())) {
            boolean settled = one.state()
                    .filter(state -> state == State.FINAL || state == State.INHERITED)
                    .isPresent();
            if (one.epoch() <= upTo && !settled) {
                newest = Optional.of(open.sightings().look(one, head));
            }
        }
        return newest;
    }

    /** The ledger has not what was sent: never had it, or was set back. */
    private Answer missing(Session open, long epoch, long lastEpoch, PublishedCheckpoint newest, Block head)
            throws RpcException, Notebook.CannotWriteException, InterruptedException {
        for (Anchoring one : notebook.anchors(open.ledger())) {
            if (one.epoch() >= epoch && one.standing()) {
                if (isBehind(one, head)) {
                    return new Answer.Unreached("the node is behind anchor " + one.epoch());
                }
                LOG.warn("anchor gone from the ledger epoch={}", one.epoch());
                open.sightings().gone(one);
            }
        }
        Optional<Anchoring> lost = notebook.anchor(open.ledger(), epoch);
        if (lost.isEmpty() || lost.get().attempts().isEmpty()) {
            return new Answer.Refused("the ledger was set back to before anchor " + epoch
                    + ", which is older than what can be sent again");
        }
        return open.sender().goOn(lost.get(), epoch == lastEpoch ? Optional.of(newest) : Optional.empty(), head);
    }

    /** Whether this may be a node that has not caught up, rather than a chain that was set back. */
    private boolean isBehind(Anchoring standing, Block head) throws RpcException, InterruptedException {
        var seen = standing.settled().orElseThrow();
        boolean replaced = head.number() >= seen.block()
                && chain.block(seen.block())
                        .filter(block -> !block.hash().equals(seen.blockHash()))
                        .isPresent();
        if (replaced) {
            behindSinceNanos = -1;
            return false;
        }
        if (behindSinceNanos < 0) {
            behindSinceNanos = ticks.nanos();
        }
        return ticks.nanos() - behindSinceNanos < LAG.toNanos();
    }

    private Answer next(Session open, Latest there, PublishedCheckpoint newest, Block head)
            throws RpcException, Notebook.CannotWriteException, InterruptedException {
        behindSinceNanos = -1;
        if (there.epoch() > 0 && Commits.of(newest.note()).equals(there.commit())) {
            return notebook.anchor(open.ledger(), there.epoch())
                    .flatMap(Anchoring::settled)
                    .<Answer>map(seen -> new Answer.Final(seen.epoch(), seen.block()))
                    .orElseGet(() -> new Answer.Underway("nothing is new"));
        }
        return open.sender().begin(there.epoch() + 1, there.commit(), newest, head);
    }

    /** Notes how the chain grows; while something waits and no block comes, it stands still. */
    private void follow(Block head) throws RpcException {
        if (head.number() != headNumber) {
            if (head.number() < headNumber) {
                LOG.warn("ledger went back from={} to={}", headNumber, head.number());
            }
            headNumber = head.number();
            headSinceNanos = ticks.nanos();
        } else if (underway() && ticks.nanos() - headSinceNanos > STALLED.toNanos()) {
            throw new RpcException(
                    RpcException.Kind.SILENT,
                    "the ledger has made no block for "
                            + Duration.ofNanos(ticks.nanos() - headSinceNanos).toMinutes() + " min");
        }
    }
}
