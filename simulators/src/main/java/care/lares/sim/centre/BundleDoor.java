// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.centre;

import care.lares.sim.centre.fhir.Answers;
import care.lares.sim.centre.fhir.BundleReader;
import care.lares.sim.centre.fhir.Library;
import care.lares.sim.centre.fhir.ParsedBundle;
import care.lares.sim.centre.fhir.UnacceptableException;
import care.lares.sim.centre.fhir.UnacceptableException.Why;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code POST /fhir/R4}, and reading what came in by it. */
final class BundleDoor {
    static final String PATH = "/fhir/R4";
    /** What a page or a test looks at. */
    private static final int MAX_FOUND = 1_000;

    private static final Set<String> TYPES = Set.of("application/fhir+json", "application/json");
    private static final int UNSUPPORTED_TYPE = 415;
    private static final int NOT_FOUND = 404;
    private static final int BUSY = 503;

    private final BundleReader reader;
    private final Answers answers;
    private final Holdings holdings;
    private final Refusals refusals;
    private final Order order;
    private final InstantSource clock;

    BundleDoor(
            BundleReader reader,
            Answers answers,
            Holdings holdings,
            Refusals refusals,
            Order order,
            InstantSource clock) {
        this.reader = reader;
        this.answers = answers;
        this.holdings = holdings;
        this.refusals = refusals;
        this.order = order;
        this.clock = clock;
    }

    Reply take(Request request) throws IOException {
        if (!TYPES.contains(request.contentType())) {
            return Reply.fhir(UNSUPPORTED_TYPE, answers.wrong("not-supported", "send application/fhir+json"));
        }
        if (order.mode() == Mode.BUSY) {
            return Reply.fhir(BUSY, answers.wrong("throttled", "this centre was told to be busy"))
                    .with("Retry-After", "1");
        }
        try {
            if (order.mode() == Mode.REFUSE) {
                throw new UnacceptableException(Why.BUSINESS_RULE, "this centre was told to refuse");
            }
            ParsedBundle bundle = reader.read(request.body());
            Confirmation confirmation = holdings.take(bundle);
            order.stored();
            return Reply.fhir(Reply.OK, answers.confirmed(bundle, confirmation.created(), clock.instant()));
        } catch (UnacceptableException e) {
            refusals.add(e.why().code(), e.wrong());
            return Reply.fhir(e.why().status(), answers.wrong(e.why().code(), e.wrong()));
        }
    }

    /** {@code metadata}, {@code Type}, {@code Type?identifier=system|value} and {@code Type/id}. */
    Reply read(Request request, String what) {
        if (what.equals("metadata")) {
            return Reply.fhir(Reply.OK, answers.capabilities(clock.instant()));
        }
        if (what.indexOf('/') > 0) {
            return found(holdings.resource(what), what);
        }
        if (!answers.isType(what)) {
            return Reply.fhir(NOT_FOUND, answers.wrong("not-found", "R4 has no " + what));
        }
        Optional<String> identifier = request.parameter("identifier");
        if (identifier.isPresent()) {
            return search(what, identifier.get());
        }
        int total = holdings.counts().getOrDefault(what, 0);
        return Reply.fhir(Reply.OK, answers.found(total, json(holdings.newest(what, MAX_FOUND))));
    }

    private Reply search(String type, String identifier) {
        try {
            List<Library.Volume> held = holdings.resource(reader.reference(type, identifier)).stream()
                    .toList();
            return Reply.fhir(Reply.OK, answers.found(held.size(), json(held)));
        } catch (UnacceptableException e) {
            return Reply.fhir(e.why().status(), answers.wrong(e.why().code(), e.wrong()));
        }
    }

    private static List<String> json(List<Library.Volume> volumes) {
        return volumes.stream().map(Library.Volume::json).toList();
    }

    private Reply found(Optional<Library.Volume> resource, String what) {
        return resource.map(volume -> Reply.fhir(Reply.OK, volume.json()))
                .orElseGet(() -> Reply.fhir(NOT_FOUND, answers.wrong("not-found", "nobody holds " + what)));
    }
}
