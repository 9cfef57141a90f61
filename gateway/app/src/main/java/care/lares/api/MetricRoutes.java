// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.domain.Priority;
import care.lares.health.OutboxReport;
import care.lares.health.OutboxReport.LaneReport;
import care.lares.journal.IndexStatus;
import care.lares.journal.Lane;
import care.lares.security.Scope;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * The gateway in numbers, for whoever watches gateways. A fixed set of series: labels hold drivers, reasons, priorities
 * and routes, never ids or names.
 */
public final class MetricRoutes implements RouteGroup, RequestMeter {
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
    private static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    private static final String REJECTED = "lares.readings.rejected";

    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Supplier<Gauges> asked;
    private final Need need;
    private Gauges latest;

    /**
     * Numbers that are asked for when someone asks.
     *
     * @param gauges called on the event loop
     * @param readers how many read events along
     * @param loopback whether only programs on this box can ask: they need no token
     */
    public MetricRoutes(Supplier<Gauges> gauges, Supplier<Number> readers, boolean loopback) {
        this.asked = gauges;
        this.latest = gauges.get();
        this.need = loopback ? Need.NOTHING : Need.oneOf(Scope.METRICS_READ);
        countReadings();
        gaugeJournal();
        gaugeProcess();
        gaugeOutbox();
        gaugeSessions();
        StorageGauges.register(meters, () -> latest.storage());
        for (Priority priority : Priority.values()) {
            Gauge.builder("lares.alarms.open", this, own -> own.open(priority))
                    .tag("priority", priority.wireName())
                    .description("Alarms not ended")
                    .register(meters);
        }
        Gauge.builder("lares.event.readers", readers)
                .description("Readers of the event stream")
                .register(meters);
    }

    private double open(Priority priority) {
        return latest.alarmsOpen().getOrDefault(priority, 0L);
    }

    private void countReadings() {
        count("lares.readings.accepted", "Readings logged since the start", Gauges::accepted);
        count("lares.readings.duplicate", "Readings that had been logged before", Gauges::duplicate);
        count("lares.readings.withheld", "Readings the log could not take, not acknowledged", Gauges::withheld);
    }

    private void gaugeJournal() {
        gauge(
                "lares.journal.next",
                "Entries given to the log",
                now -> now.journal().next());
        gauge(
                "lares.journal.durable",
                "Entries that would survive a power cut",
                now -> now.journal().durable());
        gauge(
                "lares.journal.sealed",
                "Entries under a published checkpoint",
                now -> now.journal().sealed());
        gauge(
                "lares.journal.failing",
                "Whether storage takes nothing any more, and nothing is acknowledged",
                now -> flag(!now.journal().failing().isEmpty()));
        gauge(
                "lares.journal.indexed",
                "Entries that can be queried",
                now -> now.index().indexed());
        gauge(
                "lares.index.waiting",
                "Durable entries that cannot be queried yet",
                now -> now.index().waiting());
        gauge("lares.index.lag.seconds", "How long the oldest of them has waited", now -> seconds(now.index()));
        gauge(
                "lares.index.complete",
                "Whether every answer is whole",
                now -> flag(now.index().state() == IndexStatus.State.COMPLETE));
        gauge(
                "lares.index.available",
                "Whether anything can be searched",
                now -> flag(now.index().unavailable().isEmpty()));
        gauge(
                "lares.index.progress",
                "How much of a check or rebuilding is done",
                now -> now.index().progress());
    }

    private static double seconds(IndexStatus index) {
        return index.lag().toMillis() / 1000.0;
    }

    private static double flag(boolean on) {
        return on ? 1 : 0;
    }

    private void gaugeProcess() {
        Runtime runtime = Runtime.getRuntime();
        gauge("lares.ready", "Whether the gateway does its work", now -> flag(now.ready()));
        gauge("lares.uptime.seconds", "Since the start", now -> now.uptime().toSeconds());
        gauge("lares.heap.used.bytes", "Java heap in use", now -> runtime.totalMemory() - runtime.freeMemory());
        gauge("lares.heap.max.bytes", "Java heap at most", now -> runtime.maxMemory());
        gauge("lares.resident.bytes", "Memory of the process", now -> ProcessMemory.residentBytes());
        gauge(
                "lares.heap.live.bytes",
                "Heap in use right after it was last collected as a whole",
                now -> ProcessMemory.liveBytes());
    }

    private void gaugeSessions() {
        gauge(
                "lares.mqtt.sessions.away",
                "MQTT clients that are away and whose session is kept",
                now -> now.sessions().away());
        gauge(
                "lares.mqtt.waiting.bytes",
                "Messages kept for MQTT clients",
                now -> now.sessions().waitingBytes());
        count(
                "lares.mqtt.dropped",
                "Messages that MQTT clients may have missed",
                now -> now.sessions().dropped());
    }

    private void gaugeOutbox() {
        gauge(
                "lares.centre.up",
                "Whether the monitoring centre answers and takes what it is sent",
                now -> flag(now.outbox().state() == OutboxReport.State.UP));
        for (Lane lane : Lane.values()) {
            gauge("lares.sync.pending", "Bundles due and not confirmed", lane, LaneReport::pending);
            gauge("lares.sync.cursor", "Entries of the log that are done with", lane, LaneReport::cursor);
            count("lares.sync.delivered", "Bundles confirmed since the start", lane, LaneReport::delivered);
            count("lares.sync.refused", "Bundles refused for good", lane, LaneReport::refused);
            count("lares.sync.withheld", "Summaries not sent for want of a consent", lane, LaneReport::withheld);
            count("lares.sync.readings", "Readings summarised since the start", lane, LaneReport::readings);
        }
    }

    private double of(Lane lane, ToDoubleFunction<LaneReport> value) {
        return latest.outbox().of(lane).map(value::applyAsDouble).orElse(0.0);
    }

    private void gauge(String name, String description, Lane lane, ToDoubleFunction<LaneReport> value) {
        Gauge.builder(name, this, own -> own.of(lane, value))
                .tag("lane", lane.wireName())
                .description(description)
                .register(meters);
    }

    private void count(String name, String description, Lane lane, ToDoubleFunction<LaneReport> value) {
        FunctionCounter.builder(name, this, own -> own.of(lane, value))
                .tag("lane", lane.wireName())
                .description(description)
                .register(meters);
    }

    private void count(String name, String description, ToDoubleFunction<Gauges> value) {
        FunctionCounter.builder(name, this, own -> value.applyAsDouble(own.latest))
                .description(description)
                .register(meters);
    }

    private void gauge(String name, String description, ToDoubleFunction<Gauges> value) {
        Gauge.builder(name, this, own -> value.applyAsDouble(own.latest))
                .description(description)
                .register(meters);
    }

    @Override
    public void answered(String method, String template, int status) {
        Counter.builder("lares.http.requests")
                .tag("method", method)
                .tag("route", template)
                .tag("status", Integer.toString(status))
                .description("Requests answered")
                .register(meters)
                .increment();
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/metrics").needs(need).to(this::scrape));
    }

    private void scrape(Exchange exchange) {
        latest = asked.get();
        latest.rejected()
                .forEach((driver, reasons) -> reasons.keySet().forEach(reason -> countRejected(driver, reason)));
        String accept = Optional.ofNullable(exchange.context().request().getHeader("Accept"))
                .orElse("");
        String type = accept.contains("application/openmetrics-text") ? OPEN_METRICS : TEXT;
        exchange.send(200, type, Buffer.buffer(meters.scrape(type)));
    }

    private void countRejected(String driver, String reason) {
        if (meters.find(REJECTED).tags("driver", driver, "reason", reason).functionCounter() != null) {
            return;
        }
        FunctionCounter.builder(REJECTED, this, own -> own.rejected(driver, reason))
                .tag("driver", driver)
                .tag("reason", reason)
                .description("Readings refused")
                .register(meters);
    }

    private double rejected(String driver, String reason) {
        return Optional.ofNullable(latest.rejected().get(driver))
                .map(reasons -> reasons.get(reason))
                .orElse(0L);
    }
}
