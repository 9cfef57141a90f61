// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.clock.GatewayClock;
import care.lares.config.Anchoring;
import care.lares.config.LedgerNode;
import care.lares.config.WitnessNode;
import care.lares.journal.AnchorBook;
import care.lares.journal.Erasures;
import care.lares.journal.WitnessBook;
import care.lares.journal.check.RefusedException;
import care.lares.journal.check.WitnessKey;
import care.lares.journal.store.LogJournal;
import care.lares.sync.Diary;
import care.lares.sync.anchor.Anchor;
import care.lares.sync.anchor.Courier;
import care.lares.sync.anchor.Rounds;
import care.lares.sync.anchor.evm.EvmAnchor;
import care.lares.sync.anchor.evm.GatewaySide;
import care.lares.sync.anchor.evm.LedgerKeys;
import care.lares.sync.anchor.evm.LedgerSettings;
import care.lares.sync.anchor.evm.TestLedger;
import care.lares.sync.anchor.witness.LogProofs;
import care.lares.sync.anchor.witness.WitnessAnchor;
import care.lares.sync.anchor.witness.WitnessTarget;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The places outside the box that are shown the log's checkpoints, and the couriers who go there. */
final class AnchorDesk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AnchorDesk.class);

    private final Set<String> places;
    private final List<Courier> couriers = new ArrayList<>();
    private final Rounds rounds;

    private AnchorDesk(
            LogJournal journal, Anchoring anchoring, List<Anchor> places, GatewayClock time, AnchorNews news) {
        this.places = places.stream().map(Anchor::name).collect(Collectors.toUnmodifiableSet());
        SplittableRandom random = new SplittableRandom();
        WitnessQuorum quorum = new WitnessQuorum(
                anchoring.witnesses().all().size(), anchoring.witnesses().needed(), news);
        places.forEach(place -> couriers.add(new Courier(place, random.split(), quorum)));
        this.rounds = new Rounds(journal::seal, journal::checkpoint, couriers, anchoring.every(), time, random);
    }

    /**
     * What a desk is made of.
     *
     * @param journal whose checkpoints are shown
     * @param anchors what the log says of anchors
     * @param witnessed what the log says of cosignatures
     * @param erasures what the log says of keys
     * @param diary where what happens to them is written down
     * @param time the gateway's clock, which rounds and stamps go by
     * @param machine the machine's clock, which waiting for others goes by
     * @param uplink whether anything may leave the house
     */
    record Surroundings(
            LogJournal journal,
            AnchorBook anchors,
            WitnessBook witnessed,
            Erasures erasures,
            Diary diary,
            GatewayClock time,
            GatewayClock machine,
            BooleanSupplier uplink) {}

    /** A desk for these places; its couriers wait for the first round. */
    static AnchorDesk open(Anchoring anchoring, Surroundings around, AnchorNews news) {
        List<Anchor> places = new ArrayList<>();
        anchoring.witnesses().all().forEach(node -> places.add(witness(node, around)));
        if (anchoring.ledger().isPresent()) {
            places.add(ledger(anchoring.ledger().get(), around));
        }
        return new AnchorDesk(around.journal(), anchoring, places, around.time(), news);
    }

    private static Anchor witness(WitnessNode node, Surroundings around) {
        return new WitnessAnchor(
                new WitnessTarget(
                        node.name(), URI.create(node.url()), node.key().map(AnchorDesk::key)),
                LogProofs.of(around.journal()),
                around.diary(),
                around.witnessed(),
                around.time(),
                around.uplink());
    }

    private static WitnessKey key(String text) {
        try {
            return WitnessKey.parse(text);
        } catch (RefusedException e) {
            throw new IllegalArgumentException("the configuration's check let a wrong witness key pass", e);
        }
    }

    /** What cannot be read or made is asked for again at each round: people are watched over without a ledger too. */
    private static LedgerKeys keys(Surroundings around) {
        LedgerKeyRing keys = new LedgerKeyRing(around.journal(), around.erasures(), around.diary(), around.time());
        try {
            LOG.info("ledger account=0x{}", keys.current().address());
        } catch (IOException e) {
            LOG.error("ledger key cannot be used, nothing is anchored on the ledger", e);
        }
        return keys;
    }

    private static Anchor ledger(LedgerNode node, Surroundings around) {
        GatewaySide gateway = new GatewaySide(
                keys(around),
                around.diary(),
                around.anchors().restated(),
                around.anchors()::followsUnknown,
                around.time(),
                around.machine());
        String name = GatewayName.of(around.journal());
        URI rpc = URI.create(node.rpc());
        if (node.contract().isEmpty()) {
            return new TestLedger(rpc, name, node.confirmations(), gateway, around.uplink());
        }
        LedgerSettings settings = new LedgerSettings(
                rpc, node.contract().get(), node.chainId(), node.genesis(), name, node.confirmations());
        return new EvmAnchor(settings, gateway, around.uplink());
    }

    /** The names of the places. */
    Set<String> places() {
        return places;
    }

    /** Begins a round when one is due; called about once a second. */
    void look() {
        rounds.look();
    }

    @Override
    public void close() {
        couriers.forEach(Courier::close);
    }
}
