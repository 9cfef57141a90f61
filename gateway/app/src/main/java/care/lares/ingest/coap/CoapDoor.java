// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.coap;

import care.lares.domain.DeviceId;
import care.lares.domain.Reading;
import care.lares.driver.Driver;
import care.lares.driver.RawMessage;
import care.lares.driver.Reason;
import care.lares.pipeline.Doors;
import care.lares.pipeline.Duplicates;
import care.lares.pipeline.Strangers;
import care.lares.pipeline.Transport;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.network.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what devices send: checks on the event loop who they are, gives it to the pipeline, has it answered. */
final class CoapDoor {
    private static final Logger LOG = LoggerFactory.getLogger(CoapDoor.class);

    /** Words of calls for help: looked for only when there is no room, to choose whom the reserve is for. */
    private static final Pattern MAY_CALL = Pattern.compile(
            "sos|panic|emergency|help|button|fall|smoke|heat|gas|carbon|co\"", Pattern.CASE_INSENSITIVE);

    private final CoapIntake intake;
    private final Handover handover;
    private final Unanswered unanswered = new Unanswered();
    private final Strangers strangers;

    CoapDoor(CoapIntake intake, Handover handover) {
        this.intake = intake;
        this.handover = handover;
        this.strangers = new Strangers(intake.pipeline(), intake.ticks());
    }

    /**
     * Takes a request in. Called on Californium's threads.
     *
     * @param call whether it is a call for help for certain
     */
    void take(Exchange exchange, Driver driver, boolean call) {
        Request request = exchange.getRequest();
        byte[] payload = request.getPayload();
        Sender sender = Sender.of(request);
        Answer answer = new Answer(exchange, intake.ticks().nanos());
        Runnable task = () -> onLoop(driver, sender, request, payload, answer);
        boolean roomToWait = unanswered.add(answer);
        boolean taken = roomToWait && handover.offer(task, call);
        if (!taken && (call || mayCall(payload))) {
            taken = handover.offer(task, true);
        }
        if (!roomToWait || !taken) {
            answer.comeBack();
        }
    }

    /** Runs something for a sender on the event loop if it may speak; says why not otherwise. */
    void ifAdmitted(Exchange exchange, BiConsumer<DeviceId, Answer> action) {
        Sender sender = Sender.of(exchange.getRequest());
        Answer answer = new Answer(exchange, intake.ticks().nanos());
        Runnable task = () -> {
            if (sender.isAdmitted(intake.identities())) {
                sender.device().ifPresent(device -> action.accept(device, answer));
            } else {
                answer.say(ResponseCode.UNAUTHORIZED, sender.refusal());
            }
        };
        if (!handover.offer(task, false)) {
            answer.comeBack();
        }
    }

    /** A request nobody can read: counted, so that nothing is refused in silence. */
    void unreadable(Exchange exchange, String accepted) {
        handover.offer(() -> intake.pipeline().refused("coap", Reason.UNKNOWN_FORMAT), false);
        new Answer(exchange, 0).say(ResponseCode.UNSUPPORTED_CONTENT_FORMAT, accepted);
    }

    /** A message that was cut, and answered already. */
    void tooLarge() {
        handover.offer(() -> intake.pipeline().refused("coap", Reason.TOO_LARGE), false);
    }

    /** Looks after those who wait; on the event loop. */
    void look() {
        unanswered.look(intake.ticks().nanos(), intake.storageFails().getAsBoolean());
    }

    private void onLoop(Driver driver, Sender sender, Request request, byte[] payload, Answer answer) {
        Instant now = intake.clock().instant();
        Transport transport = transport(sender, request, now);
        if (sender.isAdmitted(intake.identities())) {
            DeviceId device = sender.device().orElseThrow();
            heard(device, sender);
            RawMessage message = new RawMessage(device, payload, now, false);
            intake.pipeline().accept(driver, message, transport, answer);
            return;
        }
        LOG.debug("coap request refused peer={} reason={}", sender.peer(), sender.refusal());
        intake.pipeline().refused("coap", Reason.WRONG_TOPIC);
        RawMessage unproved = new RawMessage(Strangers.UNPROVED, payload, now, false);
        Optional<Reading> call = driver.decode(unproved).readings().stream()
                .filter(Reading::isCall)
                .findFirst();
        call.ifPresent(reading -> strangers.called(
                sender.peer(), reading, sender.device(), Optional.of("coap-" + Long.toHexString(transport.id()))));
        if (sender.provedBy().isPresent()) {
            // Its connection is older than its new key; it would go on like that for as long as it is let.
            sender.device().ifPresent(device -> intake.pipeline().doors().turnedAway(device.value()));
        }
        answer.say(ResponseCode.UNAUTHORIZED, sender.refusal());
    }

    private void heard(DeviceId device, Sender sender) {
        Doors doors = intake.pipeline().doors();
        if (sender.provedBy().isPresent()) {
            doors.letIn(device);
            doors.heardOver(device, sender.connection(), sender.address());
        } else {
            doors.heardFrom(device, sender.address());
        }
    }

    /**
     * The name of a message, good for {@link CoapLimits#REPETITION}: a device counts its messages anew after each start,
     * so the time is part of it. With it a message that is repeated to a restarted gateway is known again, and a call in
     * it is the same alarm; while the gateway runs, {@link RecentRequests} has answered repetitions before.
     */
    private static Transport transport(Sender sender, Request request, Instant now) {
        long period = now.getEpochSecond() / CoapLimits.REPETITION.toSeconds();
        String session = "coap " + sender.peer() + ' ' + request.getTokenString() + ' ' + period;
        return new Transport(Duplicates.transportId(session, request.getMID()), true);
    }

    private static boolean mayCall(byte[] payload) {
        return MAY_CALL.matcher(new String(payload, StandardCharsets.ISO_8859_1))
                .find();
    }
}
