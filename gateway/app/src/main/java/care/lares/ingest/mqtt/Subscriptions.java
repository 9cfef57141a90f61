// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import care.lares.broker.Acl;
import care.lares.broker.Broker;
import care.lares.broker.Subscriber;
import care.lares.broker.Subscription;
import care.lares.broker.TopicFilter;
import care.lares.broker.TopicTree.Outcome;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttSubscriptionOption;
import io.netty.handler.codec.mqtt.MqttSubscriptionOption.RetainedHandlingPolicy;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttTopicSubscription;
import io.vertx.mqtt.messages.MqttSubscribeMessage;
import io.vertx.mqtt.messages.MqttUnsubscribeMessage;
import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;
import io.vertx.mqtt.messages.codes.MqttSubAckReasonCode;
import io.vertx.mqtt.messages.codes.MqttUnsubAckReasonCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one client listens to. */
final class Subscriptions {
    private record Granted(TopicFilter filter, Subscription how, boolean sendRetained) {}

    private final MqttEndpoint endpoint;
    private final Acl acl;
    private final Broker broker;
    private final Subscriber session;

    Subscriptions(MqttEndpoint endpoint, Acl acl, Broker broker, Subscriber session) {
        this.endpoint = endpoint;
        this.acl = acl;
        this.broker = broker;
        this.session = session;
    }

    /** Answers each filter by itself; retained messages follow the answer. */
    void subscribe(MqttSubscribeMessage message) {
        Optional<String> wrong = SubscribeRules.broken(message, endpoint.protocolVersion());
        if (wrong.isPresent()) {
            new Wire(endpoint).disconnect(MqttDisconnectReasonCode.PROTOCOL_ERROR, wrong.get());
            return;
        }
        List<Integer> identifiers = SubscribeRules.identifiers(message.properties());
        List<MqttSubAckReasonCode> answers = new ArrayList<>();
        List<Granted> granted = new ArrayList<>();
        for (MqttTopicSubscription wanted : message.topicSubscriptions()) {
            answers.add(subscribe(wanted, identifiers, granted));
        }
        endpoint.subscribeAcknowledge(message.messageId(), answers, MqttProperties.NO_PROPERTIES);
        for (Granted each : granted) {
            if (each.sendRetained()) {
                broker.sendRetained(each.filter(), session, each.how());
            }
        }
    }

    private MqttSubAckReasonCode subscribe(
            MqttTopicSubscription wanted, List<Integer> identifiers, List<Granted> granted) {
        Optional<TopicFilter> filter = TopicFilter.of(wanted.topicName());
        if (filter.isEmpty()) {
            return failure(MqttSubAckReasonCode.TOPIC_FILTER_INVALID);
        }
        if (filter.get().isShared()) {
            return failure(MqttSubAckReasonCode.SHARED_SUBSCRIPTIONS_NOT_SUPPORTED);
        }
        if (!acl.maySubscribe(filter.get())) {
            return failure(MqttSubAckReasonCode.NOT_AUTHORIZED);
        }
        Subscription how = how(wanted, identifiers);
        Outcome outcome = broker.subscribe(filter.get(), session, how);
        if (outcome == Outcome.REFUSED) {
            return failure(MqttSubAckReasonCode.QUOTA_EXCEEDED);
        }
        granted.add(new Granted(filter.get(), how, wantsRetained(wanted, outcome == Outcome.ADDED)));
        return how.qos() == 0 ? MqttSubAckReasonCode.GRANTED_QOS0 : MqttSubAckReasonCode.GRANTED_QOS1;
    }

    private Subscription how(MqttTopicSubscription wanted, List<Integer> identifiers) {
        int qos = Math.min(1, wanted.qualityOfService().value());
        if (endpoint.protocolVersion() < Wire.MQTT_5) {
            return Subscription.of(qos);
        }
        MqttSubscriptionOption options = wanted.subscriptionOption();
        return new Subscription(qos, options.isNoLocal(), options.isRetainAsPublished(), identifiers);
    }

    /** MQTT 3.1.1 knows one failure only (section 3.9.3). */
    private MqttSubAckReasonCode failure(MqttSubAckReasonCode code) {
        return endpoint.protocolVersion() >= 5 ? code : MqttSubAckReasonCode.UNSPECIFIED_ERROR;
    }

    private static boolean wantsRetained(MqttTopicSubscription wanted, boolean isNew) {
        RetainedHandlingPolicy policy = wanted.subscriptionOption().retainHandling();
        return switch (policy) {
            case SEND_AT_SUBSCRIBE -> true;
            case SEND_AT_SUBSCRIBE_IF_NOT_YET_EXISTS -> isNew;
            case DONT_SEND_AT_SUBSCRIBE -> false;
        };
    }

    void unsubscribe(MqttUnsubscribeMessage message) {
        if (message.topics().isEmpty()) {
            new Wire(endpoint).disconnect(MqttDisconnectReasonCode.PROTOCOL_ERROR, "UNSUBSCRIBE without a filter");
            return;
        }
        List<MqttUnsubAckReasonCode> answers = new ArrayList<>();
        for (String topic : message.topics()) {
            boolean existed = forget(topic);
            answers.add(existed ? MqttUnsubAckReasonCode.SUCCESS : MqttUnsubAckReasonCode.NO_SUBSCRIPTION_EXISTED);
        }
        endpoint.unsubscribeAcknowledge(message.messageId(), answers, MqttProperties.NO_PROPERTIES);
    }

    private boolean forget(String topic) {
        return TopicFilter.of(topic)
                .map(filter -> broker.unsubscribe(filter, session))
                .orElse(false);
    }
}
