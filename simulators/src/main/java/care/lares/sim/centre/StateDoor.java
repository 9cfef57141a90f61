// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.centre;

import care.lares.sim.centre.fhir.Digest;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** {@code GET /lares/v1/state} and {@code /lares/v1/bundles}: what the centre holds, and how it is. */
final class StateDoor {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Lines of each list that a person looks through. */
    private static final int MAX_LINES = 50;
    /** Steps of alarms that are looked through for them. */
    private static final int MAX_STEPS = 300;
    /** Bundles told of at once. */
    private static final int MAX_BUNDLES = 10_000;

    private static final int BAD = 400;

    private final Holdings holdings;
    private final Watch watch;
    private final Refusals refusals;
    private final Order order;
    private final Digest digest;
    private final InstantSource clock;
    private final Instant since;

    StateDoor(Holdings holdings, Watch watch, Refusals refusals, Order order, Digest digest, InstantSource clock) {
        this.holdings = holdings;
        this.watch = watch;
        this.refusals = refusals;
        this.order = order;
        this.digest = digest;
        this.clock = clock;
        this.since = clock.instant();
    }

    Reply state() {
        List<HeldBundle> bundles = holdings.bundles();
        Holdings.Repeats repeats = holdings.repeats();
        ObjectNode state = JSON.createObjectNode()
                .put("mode", order.mode().wireName())
                .put("since", since.toString())
                .put("at", clock.instant().toString());
        state.putObject("bundles")
                .put("confirmed", bundles.size())
                .put("repeated", repeats.count())
                .put("differing", repeats.differing())
                .put("refused", refusals.count());
        ObjectNode resources = state.putObject("resources");
        holdings.counts().forEach(resources::put);
        gateways(state.putArray("gateways"));
        logs(state.putArray("logs"));
        digest.alarms(MAX_STEPS).stream()
                .limit(MAX_LINES)
                .forEach(line -> state.withArray("alarms").add(JSON.valueToTree(line)));
        digest.measured(MAX_LINES).forEach(line -> state.withArray("measured").add(JSON.valueToTree(line)));
        refusals.last().stream()
                .limit(MAX_LINES)
                .forEach(refusal -> state.withArray("refusals")
                        .addObject()
                        .put("at", refusal.at().toString())
                        .put("kind", refusal.kind())
                        .put("wrong", refusal.wrong()));
        return Reply.json(Reply.OK, state);
    }

    private void gateways(ArrayNode array) {
        for (Watch.GatewayView gateway : watch.gateways()) {
            array.addObject()
                    .put("gateway", gateway.gateway())
                    .put("state", gateway.state())
                    .put("lastHeard", gateway.lastHeard().toString())
                    .put("every", gateway.every())
                    .put("missed", gateway.missed())
                    .put("newest", gateway.newest())
                    .put("beats", gateway.beats());
        }
    }

    private void logs(ArrayNode array) {
        holdings.logs().keys().forEach(key -> {
            ObjectNode log = array.addObject().put("origin", key.name()).put("key", key.text());
            holdings.logs()
                    .newest(key.name())
                    .ifPresent(tree -> log.put("size", tree.size()).put("root", tree.root()));
        });
    }

    /** Every bundle that was confirmed, oldest first, from {@code after} on. */
    Reply bundles(Request request) {
        Optional<Integer> after =
                request.parameter("after").or(() -> Optional.of("0")).flatMap(StateDoor::number);
        if (after.isEmpty()) {
            return Reply.text(BAD, "'after' is how many to leave out");
        }
        List<HeldBundle> all = holdings.bundles();
        int from = Math.min(after.get(), all.size());
        int to = Math.min(all.size(), from + MAX_BUNDLES);
        ObjectNode page = JSON.createObjectNode();
        ArrayNode items = page.putArray("items");
        for (HeldBundle bundle : all.subList(from, to)) {
            items.addObject()
                    .put("id", bundle.id())
                    .put("at", bundle.at().toString())
                    .put("content", bundle.content())
                    .put("resources", bundle.resources())
                    .put("created", bundle.created());
        }
        page.set("next", to < all.size() ? JSON.getNodeFactory().numberNode(to) : JSON.nullNode());
        return Reply.json(Reply.OK, page);
    }

    private static Optional<Integer> number(String text) {
        return text.matches("[0-9]{1,9}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
    }
}
