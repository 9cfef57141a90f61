// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.centre;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** What can be asked of a centre, by path. */
record Doors(
        BundleDoor bundles,
        CheckpointDoor checkpoints,
        HeartbeatDoor heartbeats,
        ControlDoor control,
        StateDoor state,
        Page page) {
    private static final String OURS = "/lares/v1";
    private static final String CHECKPOINTS = OURS + "/checkpoints";
    private static final String HEARTBEAT = OURS + "/heartbeat";
    private static final Set<String> FOR_GATEWAYS = Set.of(BundleDoor.PATH, CHECKPOINTS, HEARTBEAT);
    private static final int NOT_FOUND = 404;
    private static final int WRONG_METHOD = 405;

    /** Whether gateways ask there, and so are let wait or refused on command. */
    static boolean isForGateways(String path) {
        return FOR_GATEWAYS.contains(path);
    }

    /** What anyone may see: the empty page, which then asks for the token. */
    Optional<Reply> open(String method, String path) {
        return method.equals("GET") ? page.file(path) : Optional.empty();
    }

    Reply answer(Request request) throws IOException {
        if (request.method().equals("POST")) {
            return post(request);
        }
        if (!request.method().equals("GET")) {
            return Reply.text(WRONG_METHOD, "GET or POST").with("Allow", "GET, POST");
        }
        Optional<String> fhir = request.below(BundleDoor.PATH);
        if (fhir.isPresent()) {
            return bundles.read(request, fhir.get());
        }
        return switch (request.path()) {
            case OURS + "/state" -> state.state();
            case OURS + "/bundles" -> state.bundles(request);
            default -> nowhere();
        };
    }

    private Reply post(Request request) throws IOException {
        return switch (request.path()) {
            case BundleDoor.PATH -> bundles.take(request);
            case CHECKPOINTS -> checkpoints.take(request);
            case HEARTBEAT -> heartbeats.take(request);
            case OURS + "/control" -> control.take(request);
            default -> nowhere();
        };
    }

    private static Reply nowhere() {
        return Reply.text(NOT_FOUND, "see simulators/README.md for what a centre answers");
    }
}
