// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.demo;

import care.lares.sim.elsewhere.CentreClient;
import care.lares.sim.elsewhere.Chain;
import care.lares.sim.gateway.GatewayApi;
import care.lares.sim.gateway.GatewayException;
import care.lares.sim.measure.Millis;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** At the end of a demo: what has become of it elsewhere. */
final class ToldElsewhere {
    /** An anchor's cadence and its jitter, the blocks until it is final, and a busy machine. */
    private static final Duration SETTLED_WITHIN = Duration.ofMinutes(3);
    /** What a minute's demo must show; a shorter one, one. */
    private static final int ANCHORS_A_MINUTE = 2;

    private static final Duration A_MINUTE = Duration.ofSeconds(60);
    /** What a summary is about in a demo, and a moment more: earlier the last one is not due. */
    private static final Duration LAST_SUMMARY_DUE = Duration.ofSeconds(11);

    private static final Duration ASKS_EVERY = Duration.ofMillis(250);

    private final Stage stage;
    private final CentreClient centre;
    private JsonNode held = MissingNode.getInstance();
    private CentreClient.Observed observed = new CentreClient.Observed(Set.of(), 0);
    private long pending;
    private Duration coveredAfter = Duration.ZERO;
    private Duration toldAfter = Duration.ZERO;

    ToldElsewhere(Stage stage) {
        this.stage = stage;
        this.centre = new CentreClient(
                stage.elsewhere.centre().url(), stage.elsewhere.centre().token());
    }

    /** Waits until the evidence of these entries has come as far as it can, and the centre has been told all. */
    void settle(long entries) throws GatewayException {
        stage.api().receipt(entries - 1); // A checkpoint of all of them, now and not at its next turn.
        long began = stage.ticks().nanos();
        Optional<Duration> isCovered = Optional.empty();
        Optional<Duration> isTold = Optional.empty();
        Duration waited = Duration.ZERO;
        while ((isCovered.isEmpty() || isTold.isEmpty()) && waited.compareTo(SETTLED_WITHIN) < 0) {
            stage.evidence.look();
            pending = pending(stage.api());
            waited = Duration.ofNanos(stage.ticks().nanos() - began);
            isCovered = isCovered.isEmpty() && covered() >= entries ? Optional.of(waited) : isCovered;
            boolean told = pending == 0 && waited.compareTo(LAST_SUMMARY_DUE) > 0;
            isTold = isTold.isEmpty() && told ? Optional.of(waited) : isTold;
            Waiting.pause(ASKS_EVERY, stage.ticks());
        }
        coveredAfter = isCovered.orElse(waited);
        toldAfter = isTold.orElse(waited);
        held = centre.state();
        observed = centre.observed();
    }

    private long covered() {
        return chain().isPresent() ? stage.evidence.settledSize() : stage.evidence.witnessedSize();
    }

    private static long pending(GatewayApi api) throws GatewayException {
        long waiting = 0;
        for (JsonNode lane : api.get("/api/v1/sync").json().path("lanes")) {
            waiting += lane.path("pending").asLong();
        }
        return waiting;
    }

    private Optional<Chain> chain() {
        return stage.elsewhere.chain();
    }

    /** Whom {@code lares verify} asks. */
    List<String> judges() {
        List<String> judges =
                new ArrayList<>(List.of("--witness", stage.elsewhere.witness().key()));
        chain().ifPresent(chain -> judges.addAll(chain.judge()));
        return judges;
    }

    Summary.Ledger ledger() {
        return new Summary.Ledger(
                chain().isPresent(),
                stage.evidence.witnessed(),
                stage.evidence.anchored(),
                stage.evidence.settled(),
                Millis.of(coveredAfter));
    }

    Summary.Centre centre() {
        return new Summary.Centre(
                held.path("bundles").path("confirmed").asInt(),
                pending,
                held.path("bundles").path("refused").asInt(),
                held.path("resources").path("Observation").asInt(),
                held.path("resources").path("Communication").asInt(),
                Millis.of(toldAfter));
    }

    /** What must hold of the evidence, and of the centre. */
    List<Check> checks(Proved proved, Duration length) {
        List<Check> checks = new ArrayList<>();
        Summary.Ledger ledger = ledger();
        checks.add(new Check(
                "a witness cosigned what the log signed", ledger.witnessed() > 0, ledger.witnessed() + " checkpoints"));
        if (ledger.chain()) {
            int wanted = length.compareTo(A_MINUTE) < 0 ? 1 : ANCHORS_A_MINUTE;
            checks.add(new Check(
                    "anchors on the ledger became final",
                    ledger.finals() >= wanted,
                    ledger.finals() + " of " + ledger.anchored()));
            checks.add(new Check(
                    "the ledger itself confirms every receipt",
                    proved.reached("final") == proved.total(),
                    proved.reached("final") + " of " + proved.total() + " final"));
        } else {
            checks.add(new Check(
                    "every receipt bears a witness's cosignature",
                    proved.reached("witnessed") == proved.total(),
                    proved.reached("witnessed") + " of " + proved.total()));
        }
        checks.addAll(ofCentre());
        return checks;
    }

    private List<Check> ofCentre() {
        Summary.Centre told = centre();
        JsonNode bundles = held.path("bundles");
        return List.of(
                new Check(
                        "the centre confirmed every bundle",
                        told.delivered() > 0 && told.pending() == 0 && told.refused() == 0,
                        told.delivered() + " delivered, " + told.pending() + " pending, " + told.refused()
                                + " refused"),
                new Check(
                        "what came twice came with the same content, and is held once",
                        bundles.path("differing").asInt(-1) == 0,
                        bundles.path("repeated").asInt() + " came twice"),
                new Check(
                        "the centre has summaries of those who consented only, and names of those only who gave them",
                        stage.consents.named().containsAll(observed.named())
                                && observed.nameless() <= stage.consents.pseudonymous(),
                        observed.named().size() + " with a name, " + observed.nameless() + " without"));
    }
}
