// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.centre;

import care.lares.sim.centre.proof.RefusedException;
import care.lares.sim.centre.proof.VerifierKey;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;

/** {@code POST /lares/v1/control}: how the centre should behave, and whom it should believe. */
final class ControlDoor {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BAD = 400;
    private static final int ACCEPTED = 202;
    private static final String STORED = "stored";
    private static final String FORM =
            "{\"mode\":\"ok|refuse|busy|stall|die\"}, {\"mode\":\"die\",\"when\":\"stored\"} or {\"trust\":\"VKEY\"}";

    private final Order order;
    private final Holdings holdings;
    private final Logbook log;

    ControlDoor(Order order, Holdings holdings, Logbook log) {
        this.order = order;
        this.holdings = holdings;
        this.log = log;
    }

    Reply take(Request request) throws IOException {
        JsonNode wanted;
        try {
            wanted = JSON.readTree(request.body());
        } catch (IOException e) {
            return Reply.text(BAD, "an order is JSON: " + FORM);
        }
        return wanted.has("trust") ? trust(wanted.path("trust").asText()) : obey(wanted);
    }

    private Reply trust(String text) throws IOException {
        try {
            VerifierKey key = VerifierKey.parse(text);
            holdings.trust(key);
            log.note("trusts", "log", key.name());
            return Reply.json(Reply.OK, JSON.createObjectNode().put("trust", key.name()));
        } catch (RefusedException e) {
            return Reply.text(BAD, e.wrong());
        }
    }

    private Reply obey(JsonNode wanted) {
        Optional<Mode> mode = Mode.of(wanted.path("mode").asText());
        String when = wanted.path("when").asText("");
        if (mode.isEmpty() || !(when.isEmpty() || (when.equals(STORED) && mode.get() == Mode.DIE))) {
            return Reply.text(BAD, "an order is " + FORM);
        }
        log.note("ordered", "mode", mode.get().wireName());
        if (mode.get() != Mode.DIE) {
            order.become(mode.get());
            return Reply.json(
                    Reply.OK, JSON.createObjectNode().put("mode", mode.get().wireName()));
        }
        Reply accepted = Reply.json(
                ACCEPTED, JSON.createObjectNode().put("mode", mode.get().wireName()));
        if (when.isEmpty()) {
            return accepted.asLast();
        }
        order.dieOnceStored();
        return accepted;
    }
}
