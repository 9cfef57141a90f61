// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.broker.Broker;
import care.lares.domain.Moment;
import care.lares.notify.AlarmJson;
import care.lares.notify.Confirmations;
import care.lares.notify.Directory;
import care.lares.notify.Notifier;
import care.lares.notify.WaysOut;
import care.lares.notify.mqtt.MqttNotifier;
import care.lares.notify.webhook.HttpSender;
import care.lares.notify.webhook.WebhookNotifier;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** The ways alarms take out of the gateway, the quickest first. */
final class Outlets implements AutoCloseable {
    private final AtomicBoolean uplink = new AtomicBoolean(true);
    private final CallLamps lamps = new CallLamps();
    private final HttpSender http;
    private final Notifier all;

    /**
     * Ways that have told nobody yet.
     *
     * @param loop runs what it is given on the event loop
     */
    Outlets(
            Broker broker,
            Directory directory,
            Receivers receivers,
            GatewayClock time,
            Executor loop,
            Confirmations confirmations) {
        this.http = new HttpSender(new AlarmJson(directory), time, uplink::get);
        Supplier<Moment> clock = time::moment;
        SplittableRandom scatter = new SplittableRandom();
        this.all = new WaysOut(List.of(
                new MqttNotifier(broker, directory),
                lamps,
                new WebhookNotifier(receivers::now, http, loop, clock, scatter, confirmations)));
    }

    Notifier all() {
        return all;
    }

    /** What devices that called are told where they ask for it. */
    CallLamps lamps() {
        return lamps;
    }

    /** Whether anything may leave the house; for tests to cut. */
    AtomicBoolean uplink() {
        return uplink;
    }

    @Override
    public void close() {
        http.close();
    }
}
