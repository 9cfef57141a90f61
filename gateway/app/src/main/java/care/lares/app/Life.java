// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.api.HttpApi;
import care.lares.api.Route;
import care.lares.ingest.coap.CoapListener;
import care.lares.ingest.mqtt.MqttListener;
import care.lares.journal.Journal;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One life of a gateway: all of it that must be closed at its end, and where it listens. Alarms live before the listeners
 * open: first the past is replayed and what was open sounds again, then devices are let in.
 */
final class Life {
    /** How often rules and holds look at the time; every deadline of theirs is at least seconds long. */
    private static final Duration TICK = Duration.ofSeconds(1);

    private final EventLoop loop;
    private final Journal journal;
    private final Optional<MqttListener> mqtt;
    private final Optional<CoapListener> coap;
    private final Optional<HttpApi> http;
    private final Reports reports;
    private final Outlets outlets;
    private final AnchorDesk anchors;
    private final AliveMark alive;
    private final Map<String, Integer> ports = new HashMap<>();

    Life(
            EventLoop loop,
            Journal journal,
            Optional<MqttListener> mqtt,
            Optional<CoapListener> coap,
            Optional<HttpApi> http,
            Reports reports,
            Outlets outlets,
            AnchorDesk anchors,
            AliveMark alive) {
        this.loop = loop;
        this.journal = journal;
        this.mqtt = mqtt;
        this.coap = coap;
        this.http = http;
        this.reports = reports;
        this.outlets = outlets;
        this.anchors = anchors;
        this.alive = alive;
    }

    Future<Life> listen(Runnable tick) {
        loop.vertx().setPeriodic(TICK.toMillis(), timer -> {
            tick.run();
            anchors.look();
        });
        return open("mqtt", mqtt.map(MqttListener::start))
                .compose(opened -> coap.map(this::open).orElse(Future.succeededFuture()))
                .compose(opened -> open("http", http.map(HttpApi::start)))
                .onSuccess(opened -> reports.listening(ports))
                .map(this);
    }

    private Future<Void> open(String name, Optional<Future<Integer>> listener) {
        return listener.map(port ->
                        port.onSuccess(number -> ports.put(name, number)).<Void>mapEmpty())
                .orElse(Future.succeededFuture());
    }

    private Future<Void> open(CoapListener listener) {
        return listener.start().onSuccess(opened -> {
            ports.put("coap", listener.coapPort());
            ports.put("coaps", listener.coapsPort());
            ports.values().removeIf(port -> port == 0);
        });
    }

    /** Lets nobody in any more, seals the log and closes it. */
    Future<Void> stop() {
        anchors.close();
        return loop.call(() -> mqtt.map(MqttListener::stop).orElse(Future.succeededFuture()))
                .transform(
                        closed -> loop.call(() -> coap.map(CoapListener::stop).orElse(Future.succeededFuture())))
                .transform(closed -> loop.call(() -> http.map(HttpApi::stop).orElse(Future.succeededFuture())))
                .transform(closed -> loop.close())
                .onComplete(closed -> {
                    alive.stop();
                    outlets.close();
                    journal.close();
                });
    }

    /** Everything that can be asked over HTTP. */
    List<Route> httpRoutes() {
        return http.map(HttpApi::routes).orElse(List.of());
    }

    /** The port MQTT is listened to; 0 when it is not. */
    int mqttPort() {
        return ports.getOrDefault("mqtt", 0);
    }

    /** The port CoAP is listened to; 0 when it is not. */
    int coapPort() {
        return ports.getOrDefault("coap", 0);
    }

    /** The port CoAP over DTLS is listened to; 0 when it is not. */
    int coapsPort() {
        return ports.getOrDefault("coaps", 0);
    }

    /** The port HTTP is listened to; 0 when it is not. */
    int httpPort() {
        return ports.getOrDefault("http", 0);
    }
}
