// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import care.lares.broker.Acl;
import care.lares.broker.LastWill;
import care.lares.broker.Session;
import care.lares.broker.Unacknowledged;
import care.lares.broker.Unacknowledged.Answer;
import care.lares.driver.Reason;
import care.lares.driver.Rejected;
import care.lares.pipeline.Acknowledgement;
import care.lares.pipeline.Duplicates;
import care.lares.pipeline.Seat;
import care.lares.pipeline.Transport;
import care.lares.rules.alarm.Command;
import care.lares.security.Principal;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Vertx;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttWill;
import io.vertx.mqtt.messages.MqttPublishMessage;
import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;
import io.vertx.mqtt.messages.codes.MqttPubAckReasonCode;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one client publishes: each message to its route, each acknowledgement back when it is due. */
final class MqttConnection {
    private static final Logger LOG = LoggerFactory.getLogger(MqttConnection.class);

    private final Vertx vertx;
    private final MqttEndpoint endpoint;
    private final Wire wire;
    private final Principal principal;
    private final Seat seat;
    private final Intake intake;
    private final Misdirected misdirected;
    private final Routes routes;
    private final Session session;
    private final Unacknowledged unacknowledged;
    private int refusals;
    private boolean saidGoodbye;
    private boolean leaving;

    /** For a client whose session is on this connection now. */
    MqttConnection(
            Vertx vertx,
            MqttEndpoint endpoint,
            Wire wire,
            Acl acl,
            Principal principal,
            Seat seat,
            Session session,
            Intake intake,
            Misdirected misdirected) {
        this.vertx = vertx;
        this.endpoint = endpoint;
        this.wire = wire;
        this.principal = principal;
        this.seat = seat;
        this.session = session;
        this.unacknowledged = session.incoming();
        this.intake = intake;
        this.misdirected = misdirected;
        this.routes = new Routes(acl, intake.families());
    }

    void published(MqttPublishMessage message) {
        Optional<PublishRules.Fault> fault = PublishRules.broken(message, principal);
        if (fault.isPresent()) {
            intake.pipeline().refused("mqtt", fault.get().reason());
            wire.disconnect(fault.get().code(), fault.get().words());
            return;
        }
        seat.spoke();
        boolean confirmed = message.qosLevel() != MqttQoS.AT_MOST_ONCE;
        boolean exactlyOnce = message.qosLevel() == MqttQoS.EXACTLY_ONCE;
        if (confirmed && !unacknowledged.add(message.messageId(), exactlyOnce, message.isDup())) {
            wire.answer(message.messageId(), unacknowledged.repeated(message.messageId()));
            return;
        }
        int packetId = confirmed ? message.messageId() : 0;
        route(Published.of(message), transport(message), packetId);
        if (unacknowledged.count() > Limits.MAX_UNACKNOWLEDGED) {
            wire.disconnect(MqttDisconnectReasonCode.RECEIVE_MAXIMUM_EXCEEDED, "too many unacknowledged messages");
        }
    }

    /** The client knows that its message of QoS 2 is safe; false when it cannot, and has to be told so. */
    boolean released(int packetId) {
        boolean known = unacknowledged.release(packetId) || endpoint.protocolVersion() < Wire.MQTT_5;
        if (known) {
            wire.complete(packetId);
        }
        return known;
    }

    /** What came in is not MQTT, or nothing comes in any more. */
    void failed(Throwable problem) {
        LOG.debug("mqtt client sent rubbish client={} reason={}", wire.client(), problem.toString());
        if (problem instanceof DecoderException) {
            intake.pipeline().refused("mqtt", Reason.MALFORMED);
            wire.disconnect(MqttDisconnectReasonCode.MALFORMED_PACKET, "a packet that is not MQTT");
        } else {
            wire.close();
        }
    }

    void saidGoodbye() {
        saidGoodbye = true;
    }

    /** The client vanished, perhaps without a goodbye: what it left as its last will is its word then. */
    Optional<LastWill> lastWill() {
        MqttWill will = endpoint.will();
        if (saidGoodbye || !will.isWillFlag()) {
            return Optional.empty();
        }
        Published left = Published.of(will);
        Runnable tell = () -> route(left, Transport.UNNAMED, 0);
        int bytes = left.payload().length + left.properties().bytes();
        return Optional.of(new LastWill(Published.delay(will), bytes, tell));
    }

    private void route(Published published, Transport transport, int packetId) {
        Route route = routes.of(published.topic());
        if (route instanceof Route.Taken taken) {
            Incoming incoming = new Incoming(
                    taken.topic(),
                    published.payload(),
                    published.properties(),
                    published.retain(),
                    published.expiry(),
                    intake.clock().instant(),
                    session);
            taken.receiver().receive(incoming, transport, acknowledgement(packetId));
        } else if (route instanceof Route.Act act) {
            act(act, published.payload(), packetId);
        } else if (route instanceof Route.Refused refused) {
            LOG.info("mqtt publish refused client={} reason={}", wire.client(), refused.why());
            misdirected(refused.why(), published, transport, packetId);
        }
    }

    /** Only a call is taken, from whom it is known to come. */
    private void misdirected(String why, Published published, Transport transport, int packetId) {
        if (!misdirected.takes(principal, wire.client(), published, transport, acknowledgement(packetId))) {
            intake.pipeline().refused("mqtt", Reason.WRONG_TOPIC);
            refuse(packetId, MqttPubAckReasonCode.NOT_AUTHORIZED, why);
        }
    }

    private Acknowledgement acknowledgement(int packetId) {
        return new Acknowledgement() {
            @Override
            public void durable() {
                acknowledge(packetId);
            }

            @Override
            public void refused(List<Rejected> why) {
                refuse(
                        packetId,
                        MqttPubAckReasonCode.PAYLOAD_FORMAT_INVALID,
                        why.get(0).detail());
            }

            @Override
            public void withheld() {
                comeBackLater(packetId);
            }

            @Override
            public void noRoom() {
                if (packetId != 0 && wire.endsByRefusal()) {
                    refuse(packetId, MqttPubAckReasonCode.QUOTA_EXCEEDED, "no room for it: only calls are recorded");
                } else {
                    comeBackLater(packetId);
                }
            }
        };
    }

    /**
     * A client repeats what was not acknowledged only on a new connection: it is sent away, once, when the disk has had
     * time to recover. One that waits for no acknowledgement repeats nothing.
     */
    private void comeBackLater(int packetId) {
        if (packetId == 0) {
            return;
        }
        unacknowledged.forget(packetId);
        if (!leaving) {
            leaving = true;
            vertx.setTimer(
                    Limits.BUSY.toMillis(),
                    timer -> wire.disconnect(MqttDisconnectReasonCode.SERVER_BUSY, "the disk cannot keep up"));
        }
    }

    private void act(Route.Act act, byte[] payload, int packetId) {
        Optional<Command> command = ActMessage.parse(payload, act.alarm(), principal);
        if (command.isEmpty()) {
            refuse(
                    packetId,
                    MqttPubAckReasonCode.PAYLOAD_FORMAT_INVALID,
                    "expected {\"by\":\"person\",\"action\":\"acknowledge|accept|silence|end\",\"outcome\":\"…\"}");
            return;
        }
        intake.pipeline()
                .act(command.get(), () -> acknowledge(packetId))
                .refused()
                .ifPresent(refusal ->
                        refuse(packetId, MqttPubAckReasonCode.IMPLEMENTATION_SPECIFIC_ERROR, refusal.words()));
    }

    /** A clean session's packet ids mean nothing after the connection; a kept one's name the message for ever. */
    private Transport transport(MqttPublishMessage message) {
        boolean clean = endpoint.isCleanSession() && !session.isLasting();
        if (clean || message.qosLevel() == MqttQoS.AT_MOST_ONCE) {
            return Transport.UNNAMED;
        }
        long id = Duplicates.transportId(session.name(), message.messageId());
        return new Transport(id, message.isDup());
    }

    private void refuse(int packetId, MqttPubAckReasonCode code, String why) {
        refusals++;
        if (refusals <= Limits.REFUSALS_BEFORE_BRAKE) {
            acknowledge(packetId, code, why);
        } else {
            vertx.setTimer(Limits.BRAKE.toMillis(), timer -> acknowledge(packetId, code, why));
        }
    }

    private void acknowledge(int packetId) {
        wire.answer(packetId, unacknowledged.confirm(packetId));
    }

    private void acknowledge(int packetId, MqttPubAckReasonCode code, String why) {
        Answer answer = unacknowledged.confirm(packetId);
        if (answer == Answer.RECEIVED && wire.endsByRefusal()) {
            unacknowledged.release(packetId);
        }
        wire.refuse(packetId, answer, code, why);
    }
}
