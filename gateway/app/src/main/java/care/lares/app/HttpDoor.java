// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.api.AlarmRoutes;
import care.lares.api.AnchorRoutes;
import care.lares.api.Archive;
import care.lares.api.CareRoutes;
import care.lares.api.CheckpointRoutes;
import care.lares.api.ConsentRoutes;
import care.lares.api.ConsoleUsers;
import care.lares.api.ContactRoutes;
import care.lares.api.ContractRoutes;
import care.lares.api.CoverageReport;
import care.lares.api.DeskRows;
import care.lares.api.DeviceRoutes;
import care.lares.api.EventFeed;
import care.lares.api.EventRoutes;
import care.lares.api.HealthRoutes;
import care.lares.api.HttpApi;
import care.lares.api.LookBook;
import care.lares.api.MetricRoutes;
import care.lares.api.ObservationRoutes;
import care.lares.api.PlaceRoutes;
import care.lares.api.ReadingRoutes;
import care.lares.api.ReceiptRoutes;
import care.lares.api.ResidentEntries;
import care.lares.api.ResidentRoutes;
import care.lares.api.RosterRoutes;
import care.lares.api.RouteGroup;
import care.lares.api.RuleRoutes;
import care.lares.api.SessionRoutes;
import care.lares.api.Sessions;
import care.lares.api.StorageRoutes;
import care.lares.api.SyncRoutes;
import care.lares.api.tuning.ConfigRoutes;
import care.lares.api.tuning.Past;
import care.lares.config.Listener;
import care.lares.domain.Alarm;
import care.lares.domain.Ticks;
import care.lares.journal.Readings;
import care.lares.journal.Registry;
import care.lares.journal.store.LogJournal;
import care.lares.pipeline.House;
import care.lares.pipeline.Pipeline;
import care.lares.security.Secrets;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What people and programs can ask this gateway over HTTP.
 *
 * @param people who presents a token
 * @param users who stands at which console
 * @param coverage whether every hour has somebody to call
 * @param alarmJson writes an alarm as the public JSON
 * @param desk how open alarms stand on a desk
 */
record HttpDoor(
        Vertx vertx,
        LogJournal journal,
        Readings readings,
        Pipeline pipeline,
        Reports reports,
        People people,
        EventFeed feed,
        ConsoleUsers users,
        Supplier<CoverageReport> coverage,
        Function<Alarm, byte[]> alarmJson,
        DeskRows desk,
        InstantSource clock,
        Ticks ticks) {

    /** A door that is not open yet. */
    HttpApi at(Listener address, List<RouteGroup> more) {
        House house = pipeline.house();
        Registry registry = house.registry();
        Secrets secrets = new Secrets(new SecureRandom());
        Sessions sessions = new Sessions(registry, pipeline.registrar()::register, secrets, clock);
        LookBook looks = new LookBook(registry, look -> pipeline.registrar().register(look, () -> {}), clock);
        Archive archive = new Archive(vertx, readings);
        Past past = new Past(journal, readings, ticks, secrets);
        MetricRoutes metrics = new MetricRoutes(() -> reports.gauges(), feed::readers, address.loopback());
        List<RouteGroup> groups = new ArrayList<>(List.of(
                new ContractRoutes(),
                new HealthRoutes(reports::now),
                new SessionRoutes(
                        vertx,
                        sessions,
                        people::bearer,
                        registry,
                        ticks,
                        () -> !journal.status().failing().isEmpty()),
                new ResidentRoutes(house, looks, clock),
                new ResidentEntries(registry, journal, archive, looks, ticks),
                new ReadingRoutes(archive, registry.givenUp(), looks),
                new ObservationRoutes(house, archive, looks),
                new DeviceRoutes(house),
                new PlaceRoutes(registry),
                new ContactRoutes(registry),
                new RosterRoutes(registry, coverage),
                new ConsentRoutes(registry, clock),
                new CareRoutes(house, pipeline.caring(), looks, clock),
                new AlarmRoutes(house, archive, alarmJson, desk),
                new RuleRoutes(),
                new ConfigRoutes(pipeline, new ConfigForm(), past, vertx, clock),
                new CheckpointRoutes(journal, registry),
                new AnchorRoutes(registry),
                new SyncRoutes(reports::outbox),
                new StorageRoutes(reports::room, registry),
                new ReceiptRoutes(journal, looks),
                metrics,
                new EventRoutes(vertx, feed, reports::now, readings::status, clock, looks)));
        groups.addAll(more);
        return new HttpApi(
                vertx, address.host(), address.port(), users.over(sessions.with(people::bearer)), groups, metrics);
    }
}
