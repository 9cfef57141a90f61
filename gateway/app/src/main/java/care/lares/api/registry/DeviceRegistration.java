// SPDX-License-Identifier: Apache-2.0
package care.lares.api.registry;

import care.lares.api.BodyRule;
import care.lares.api.DeviceJson;
import care.lares.api.Exchange;
import care.lares.api.Fields;
import care.lares.api.Problem;
import care.lares.api.Refused;
import care.lares.api.Route;
import care.lares.api.registry.Book.Known;
import care.lares.api.registry.Book.Wanted;
import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.PlaceId;
import care.lares.domain.Proof;
import care.lares.domain.ResidentId;
import care.lares.domain.Supervision;
import care.lares.journal.DeviceCredential;
import care.lares.journal.Entry;
import care.lares.journal.RegistryEntry.CallButtonDecided;
import care.lares.journal.RegistryEntry.DeviceRegistered;
import care.lares.journal.RegistryEntry.DeviceRevoked;
import care.lares.journal.RegistryEntry.SupervisionDecided;
import care.lares.security.DeviceCredentials;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which devices may speak, for whom, and what they prove it with. A secret is shown in the answer that mints it and never
 * again.
 */
public final class DeviceRegistration extends Registration<DeviceId, DeviceRegistration.Said> {
    private static final Pattern DRIVER = Pattern.compile("[a-z0-9][a-z0-9_-]{0,31}");
    /** The families whose bridge speaks for its devices. */
    private static final Set<String> BRIDGED = Set.of("zigbee2mqtt", "theengs");

    private static final String SUPERVISED = "supervised";
    private static final String CALL_BUTTON = "callButton";
    private static final int MAX_REASON = 200;

    private final DeviceCredentials credentials;
    private final DeviceJson devices;

    /** Writes into this book; what devices prove themselves with is minted here. */
    public DeviceRegistration(Book book, DeviceCredentials credentials, DeviceJson devices) {
        super("device", DeviceId::new, book);
        this.devices = devices;
        this.credentials = credentials;
    }

    @Override
    public List<Route> routes() {
        List<Route> routes = new ArrayList<>(super.routes());
        routes.add(Route.delete(path + "/{id}").needs(WRITE).to(exchange -> revoke(exchange, "")));
        routes.add(Route.post(path + "/{id}/revoke")
                .needs(WRITE)
                .body(BodyRule.JSON_OBJECT)
                .to(this::revoke));
        routes.add(Route.post(path + "/{id}/secret").needs(WRITE).to(this::mintAnew));
        return List.copyOf(routes);
    }

    /** What somebody says of a device. */
    record Said(
            DeviceId id,
            Assignment assignment,
            String driver,
            String name,
            boolean psk,
            Supervision supervision,
            boolean callButton) {
        boolean isSame(DeviceRegistered known) {
            return known.assignment().equals(assignment)
                    && known.driver().equals(driver)
                    && known.name().equals(name)
                    && proof() == known.credential().proof();
        }

        Proof proof() {
            if (psk) {
                return Proof.PSK;
            }
            return BRIDGED.contains(driver) ? Proof.BRIDGE : Proof.SECRET;
        }
    }

    @Override
    Known known(Said said) {
        return Known.of(
                serving(said.id()),
                known -> said.isSame(known) && !isSupervisedAnew(said) && !isCallButtonAnew(said),
                DeviceRegistration::isBare);
    }

    /** Registered anew it keeps its credential, unless it is to prove itself otherwise. */
    @Override
    Wanted wanted(Exchange exchange, Said said, boolean replaces) {
        Optional<DeviceRegistered> keeping = serving(said.id())
                .filter(known ->
                        said.isSame(known) || (replaces && known.credential().proof() == said.proof()));
        return wanted(exchange, said, keeping);
    }

    private void mintAnew(Exchange exchange) {
        DeviceId id = id(exchange);
        DeviceRegistered known = serving(id).orElseThrow(DeviceRegistration::notThere);
        boolean psk = known.credential().proof() == Proof.PSK;
        Said said = new Said(
                id,
                known.assignment(),
                known.driver(),
                known.name(),
                psk,
                book.registry().supervision(id),
                isCallButton(id));
        if (said.proof() == Proof.BRIDGE) {
            throw new Refused(Problem.conflict("a bridge speaks for this device: it has no secret of its own"));
        }
        Wanted wanted = wanted(exchange, said, Optional.empty());
        book.register(exchange, wanted.entries(), () -> exchange.ok(wanted.shown()));
    }

    private void revoke(Exchange exchange) {
        Fields fields = Fields.of(exchange.payload().length == 0 ? new JsonObject() : exchange.body(), "reason");
        String reason = fields.text("reason", MAX_REASON).orElse("");
        fields.check();
        revoke(exchange, reason);
    }

    /** Once more does no harm: alarms of the device that were raised since can be ended. */
    private void revoke(Exchange exchange, String reason) {
        DeviceId id = id(exchange);
        DeviceRegistered known = book.registry().device(id).orElseThrow(DeviceRegistration::notThere);
        DeviceRevoked revoked = new DeviceRevoked(book.now(), id, known.assignment(), reason, Book.by(exchange));
        book.register(exchange, List.of(revoked), exchange::noContent);
    }

    private Wanted wanted(Exchange exchange, Said said, Optional<DeviceRegistered> keeping) {
        Optional<DeviceCredentials.Minted> minted =
                keeping.isPresent() ? Optional.empty() : Optional.of(credentials.mint(said.id(), said.proof()));
        DeviceCredential credential = keeping.map(DeviceRegistered::credential)
                .orElseGet(() -> minted.map(DeviceCredentials.Minted::kept).orElse(DeviceCredential.NONE));
        String by = Book.by(exchange);
        DeviceRegistered device = new DeviceRegistered(
                book.now(), said.id(), said.assignment(), said.driver(), said.name(), credential, by);
        List<Entry> entries = new ArrayList<>(book.mentioned(said.assignment().place(), by));
        entries.addAll(book.mentionedResident(said.assignment().resident(), by));
        entries.add(device);
        entries.addAll(decisions(said, by));
        JsonObject shown = devices.brief(device)
                .put("revoked", false)
                .put(SUPERVISED, said.supervision() == Supervision.SUPERVISED)
                .put(CALL_BUTTON, said.callButton());
        minted.ifPresent(secret -> show(said.id(), secret, shown));
        return new Wanted(entries, location(said.id()), shown);
    }

    /** What is decided otherwise than before. */
    private List<Entry> decisions(Said said, String by) {
        List<Entry> decided = new ArrayList<>();
        if (isSupervisedAnew(said)) {
            decided.add(new SupervisionDecided(book.now(), said.id(), said.supervision(), by));
        }
        if (isCallButtonAnew(said)) {
            decided.add(new CallButtonDecided(book.now(), said.id(), said.callButton(), by));
        }
        return decided;
    }

    private boolean isSupervisedAnew(Said said) {
        return said.supervision() != book.registry().supervision(said.id());
    }

    private boolean isCallButtonAnew(Said said) {
        return said.callButton() != isCallButton(said.id());
    }

    private boolean isCallButton(DeviceId id) {
        return book.registry().declarations().isCallButton(id);
    }

    private static void show(DeviceId device, DeviceCredentials.Minted minted, JsonObject shown) {
        if (!minted.secret().isEmpty()) {
            shown.put("secret", minted.secret());
        }
        if (!minted.key().isEmpty()) {
            shown.put("psk", new JsonObject().put("identity", device.value()).put("key", minted.key()));
        }
    }

    @Override
    Said said(Exchange exchange, Optional<DeviceId> inPath) {
        Fields fields =
                Fields.of(exchange.body(), "id", "resident", "place", "driver", "name", "psk", SUPERVISED, CALL_BUTTON);
        DeviceId id = Ids.of(fields, inPath, DeviceId::new);
        Optional<ResidentId> resident = fields.of("resident", Book.MAX_NAME, ResidentId::new);
        Optional<PlaceId> place = fields.of("place", Book.MAX_NAME, PlaceId::new);
        Optional<String> driver = fields.of("driver", Book.MAX_NAME, DeviceRegistration::driver);
        Optional<String> name = fields.text("name", Book.MAX_NAME);
        boolean psk = fields.flag("psk", hasKey(id));
        boolean supervised = fields.flag(SUPERVISED, book.registry().supervision(id) == Supervision.SUPERVISED);
        boolean callButton = fields.flag(CALL_BUTTON, isCallButton(id));
        fields.check();
        return new Said(
                id,
                new Assignment(resident, place),
                driver.orElse(""),
                name.orElse(""),
                psk,
                supervised ? Supervision.SUPERVISED : Supervision.UNSUPERVISED,
                callButton);
    }

    /** Whoever says nothing of a key takes none away: the device would be deaf from then on. */
    private boolean hasKey(DeviceId id) {
        return serving(id)
                .filter(known -> known.credential().proof() == Proof.PSK)
                .isPresent();
    }

    private static String driver(String text) {
        if (!DRIVER.matcher(text).matches()) {
            throw new IllegalArgumentException("must be the name of a family such as native, senml or zigbee2mqtt");
        }
        return text;
    }

    /** Enrolled on first sight by a gateway for tests: nothing is lost when it is registered now. */
    private static boolean isBare(DeviceRegistered known) {
        return known.credential().equals(DeviceCredential.NONE)
                && known.assignment().equals(Assignment.NONE);
    }

    private Optional<DeviceRegistered> serving(DeviceId id) {
        return book.registry().revocation(id).isPresent()
                ? Optional.empty()
                : book.registry().device(id);
    }

    private static Refused notThere() {
        return new Refused(Problem.notFound("there is no such device"));
    }
}
