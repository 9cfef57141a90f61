// SPDX-License-Identifier: Apache-2.0
package care.lares.api.act;

import care.lares.api.BodyRule;
import care.lares.api.Caller;
import care.lares.api.Durably;
import care.lares.api.Exchange;
import care.lares.api.Fields;
import care.lares.api.Guesses;
import care.lares.api.Need;
import care.lares.api.Problem;
import care.lares.api.Refused;
import care.lares.api.Route;
import care.lares.api.RouteGroup;
import care.lares.domain.CommissioningStep;
import care.lares.domain.ContactId;
import care.lares.domain.Ticks;
import care.lares.journal.Channel;
import care.lares.journal.CommissioningEntry.Stepped;
import care.lares.journal.RegistryEntry.ContactRegistered;
import care.lares.journal.SetUp;
import care.lares.pipeline.Pipeline;
import care.lares.security.Scope;
import care.lares.security.Secrets;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Contacts are called while the house is set up. Each call carries a code; who tells it, or enters it, has been reached. The
 * latest call's code counts.
 */
public final class TestCalls implements RouteGroup {
    /** How long a code is good: a contact may answer in the evening. */
    static final Duration VALID = Duration.ofHours(24);

    private static final int MAX_ID = 64;
    /** Longest code that is looked at, in characters. */
    private static final int MAX_CODE = 16;

    private static final String MEANWHILE = "ask GET " + CommissioningActs.PATH + " how it stands";

    private final Pipeline pipeline;
    private final TestCaller caller;
    private final Secrets secrets;
    private final Vertx vertx;
    private final InstantSource clock;
    private final Guesses guesses;

    /**
     * Of the contacts of this pipeline's house.
     *
     * @param secrets mints codes
     * @param vertx where answers wait
     * @param clock stamps entries
     * @param ticks measures how long whoever guesses waits
     */
    public TestCalls(
            Pipeline pipeline, TestCaller caller, Secrets secrets, Vertx vertx, InstantSource clock, Ticks ticks) {
        this.pipeline = pipeline;
        this.caller = caller;
        this.secrets = secrets;
        this.vertx = vertx;
        this.clock = clock;
        this.guesses = new Guesses(vertx, ticks);
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post(CommissioningActs.PATH + "/test-calls")
                        .needs(Need.oneOf(Scope.REGISTRY_WRITE))
                        .body(BodyRule.JSON_OBJECT)
                        .to(this::call),
                Route.post(CommissioningActs.PATH + "/confirmations")
                        .body(BodyRule.JSON_OBJECT)
                        .to(this::confirm));
    }

    /** The call is in the log before it leaves the box, so that its answer counts after a restart. */
    private void call(Exchange exchange) {
        CommissioningActs.running(pipeline.house());
        Fields fields = Fields.of(exchange.body(), "contact");
        ContactId id =
                fields.required("contact", fields.of("contact", MAX_ID, ContactId::new), new ContactId("nobody"));
        fields.check();
        ContactRegistered contact = pipeline.house()
                .registry()
                .contact(id)
                .orElseThrow(() -> new Refused(Problem.notFound("there is no such contact")));
        if (contact.channel(Channel.WEBHOOK).isEmpty()) {
            throw new Refused(Problem.conflict(
                    id + " cannot be called: give this contact a webhook, PUT /api/v1/contacts/" + id));
        }
        String code = secrets.mintCode();
        String by = exchange.person().id().value();
        Future<Optional<String>> called = noted(CommissioningStep.CONTACT_CALLED, id, Secrets.hash(code), by)
                .compose(noted -> caller.call(id, code));
        exchange.when(
                called,
                trouble -> exchange.ok(new JsonObject()
                        .put("contact", id.value())
                        .put("delivered", trouble.isEmpty())
                        .put("trouble", trouble.orElse(null))));
    }

    private void confirm(Exchange exchange) {
        Fields fields = Fields.of(exchange.body(), "code");
        String code = fields.required("code", fields.text("code", MAX_CODE), "").toLowerCase(Locale.ROOT);
        fields.check();
        Optional<SetUp> setUp = pipeline.house().registry().commissioning().running();
        Optional<ContactId> contact = setUp.flatMap(one -> calledWith(one, code));
        if (contact.isEmpty()) {
            guesses.refuse(exchange, unknown());
        } else if (setUp.get().confirmed(contact.get()).isPresent()) {
            exchange.when(
                    Durably.noted(vertx, pipeline::whenDurable, MEANWHILE),
                    done -> exchange.ok(confirmed(contact.get())));
        } else {
            String by = exchange.caller() instanceof Caller.Person person
                    ? person.id().value()
                    : contact.get().value();
            exchange.when(noted(CommissioningStep.CONTACT_CONFIRMED, contact.get(), "", by), done -> {
                caller.over(contact.get());
                exchange.ok(confirmed(contact.get()));
            });
        }
    }

    private Optional<ContactId> calledWith(SetUp setUp, String code) {
        return setUp.calledWith(Secrets.hash(code))
                .filter(contact -> setUp.called(contact)
                        .filter(call -> clock.instant().isBefore(call.at().plus(VALID)))
                        .isPresent());
    }

    private static JsonObject confirmed(ContactId contact) {
        return new JsonObject().put("contact", contact.value()).put("confirmed", true);
    }

    private static Problem unknown() {
        return Problem.notFound("no test call of the last " + VALID.toHours()
                + " hours carries this code: look at the latest call, or ask for another one");
    }

    private Future<Void> noted(CommissioningStep step, ContactId contact, String codeHash, String by) {
        Stepped stepped = new Stepped(
                clock.instant(), step, contact.value(), Optional.empty(), OptionalLong.empty(), codeHash, by);
        return Durably.noted(vertx, durable -> pipeline.registrar().register(stepped, durable), MEANWHILE);
    }
}
