// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.api.EventFeed;
import care.lares.broker.Broker;
import care.lares.clock.GatewayClock;
import care.lares.domain.Moment;
import care.lares.domain.WayOut;
import care.lares.health.OutboxReport;
import care.lares.notify.AlarmJson;
import care.lares.notify.Callees;
import care.lares.notify.Confirmations;
import care.lares.notify.Directory;
import care.lares.notify.Folding;
import care.lares.notify.NoticeQueue;
import care.lares.notify.Notifier;
import care.lares.notify.WaysOut;
import care.lares.notify.mqtt.MqttNotifier;
import care.lares.notify.webhook.HttpSender;
import care.lares.notify.webhook.WebhookNotifier;
import care.lares.pipeline.Observer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** The ways alarms take out of the gateway, the quickest first. */
final class Outlets implements AutoCloseable {
    private final AtomicBoolean uplink;
    private final Optional<CentreDesk> centre;
    private final CallLamps lamps = new CallLamps();
    private final HttpSender http;
    private final NoticeQueue notices;
    private final Notifier all;

    /**
     * Ways that have told nobody yet.
     *
     * @param told how an alarm is told outside
     * @param loop runs what it is given on the event loop
     * @param callees which contacts are called with which alarm
     * @param folding which technical alarms are told as one
     * @param centre the way to the monitoring centre, if there is one
     * @param uplink whether anything may leave the house
     */
    Outlets(
            Broker broker,
            Directory directory,
            ToldOutside told,
            Receivers receivers,
            GatewayClock time,
            Executor loop,
            Confirmations confirmations,
            Callees callees,
            Folding folding,
            Optional<CentreDesk> centre,
            AtomicBoolean uplink) {
        this.uplink = uplink;
        this.centre = centre;
        this.notices = new NoticeQueue(loop, confirmations);
        AlarmJson json = new AlarmJson(directory);
        this.http = new HttpSender(
                alarm -> json.of(told.apply(alarm)),
                (alarms, text) -> json.folded(alarms.stream().map(told).toList(), told.text(alarms.get(0), text)),
                time,
                uplink::get);
        Supplier<Moment> clock = time::moment;
        SplittableRandom scatter = new SplittableRandom();
        List<Notifier> ways = new ArrayList<>(List.of(new MqttNotifier(broker, directory, notices), lamps));
        centre.ifPresent(ways::add);
        ways.add(new WebhookNotifier(
                receivers::now, http, loop, clock, scatter, confirmations, callees, folding, notices));
        this.all = new WaysOut(ways);
    }

    /** Begins to tell the monitoring centre. */
    void start() {
        centre.ifPresent(CentreDesk::start);
    }

    /** Lets everything leave the house again. */
    void uplinkIsThere() {
        uplink.set(true);
        centre.ifPresent(CentreDesk::hurry);
    }

    /** How far the monitoring centre has been told. */
    OutboxReport report() {
        return centre.map(CentreDesk::report).orElse(OutboxReport.OFF);
    }

    Notifier all() {
        return all;
    }

    /** The ways out there are now, whether they work or not, those to these receivers among them. */
    Set<WayOut> present(Receivers receivers) {
        Set<WayOut> ways = new HashSet<>(receivers.ways());
        ways.addAll(all.confirming());
        return ways;
    }

    /** Whoever watches live is told as well. */
    Observer watched(EventFeed feed) {
        return new WatchedFeed(feed, notices);
    }

    /** Sends what is no alarm. */
    HttpSender sender() {
        return http;
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
        centre.ifPresent(CentreDesk::close);
        http.close();
    }
}
