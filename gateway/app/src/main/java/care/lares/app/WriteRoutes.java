// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.api.ConsoleUsers;
import care.lares.api.CoverageReport;
import care.lares.api.DeviceJson;
import care.lares.api.PinDesk;
import care.lares.api.RouteGroup;
import care.lares.api.UserRoutes;
import care.lares.api.act.AlarmActs;
import care.lares.api.act.ArmRoutes;
import care.lares.api.act.CommissioningActs;
import care.lares.api.act.HandoverActs;
import care.lares.api.act.Observations;
import care.lares.api.act.TestCaller;
import care.lares.api.act.TestCalls;
import care.lares.api.act.WalkTesting;
import care.lares.api.registry.BackupRegistration;
import care.lares.api.registry.Book;
import care.lares.api.registry.CareRegistration;
import care.lares.api.registry.ConsentRegistration;
import care.lares.api.registry.ContactRegistration;
import care.lares.api.registry.DeviceRegistration;
import care.lares.api.registry.Erasure;
import care.lares.api.registry.KeyRotation;
import care.lares.api.registry.PassportRegistration;
import care.lares.api.registry.PinRegistration;
import care.lares.api.registry.PlaceRegistration;
import care.lares.api.registry.ResidentRegistration;
import care.lares.api.registry.RosterRegistration;
import care.lares.domain.Alarm;
import care.lares.domain.DeviceId;
import care.lares.domain.Ticks;
import care.lares.domain.roster.Roster;
import care.lares.driver.nativejson.NativeJsonDriver;
import care.lares.ingest.http.DeviceReadings;
import care.lares.ingest.http.Untyped;
import care.lares.journal.Journal;
import care.lares.journal.KeyCustody;
import care.lares.pipeline.Pipeline;
import care.lares.security.DeviceCredentials;
import care.lares.security.Pins;
import care.lares.security.SealedSecrets;
import care.lares.security.Secrets;
import care.lares.sync.anchor.evm.LedgerKey;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Everything that writes through HTTP.
 *
 * @param vertx where answers wait
 * @param pipeline what is written into
 * @param journal what was copied
 * @param custody the keys that entries are closed with
 * @param sealed keeps the secrets the gateway needs again
 * @param keys the keys of devices for DTLS
 * @param random mints secrets
 * @param clock stamps entries
 * @param ticks measures pauses
 * @param caller calls contacts while the house is set up
 * @param users who stands at which console
 * @param coverage what a roster would come to
 * @param ledger whether the box has an account on one
 * @param newcomers whether devices nobody has registered are taken
 * @param zone the house's
 */
record WriteRoutes(
        Vertx vertx,
        Pipeline pipeline,
        Journal journal,
        KeyCustody custody,
        String gateway,
        SealedSecrets sealed,
        DeviceCredentials.Keys keys,
        SecureRandom random,
        InstantSource clock,
        Ticks ticks,
        TestCaller caller,
        ConsoleUsers users,
        Function<Roster, CoverageReport> coverage,
        boolean ledger,
        boolean newcomers,
        ZoneId zone) {
    List<RouteGroup> showing(Function<Alarm, byte[]> alarms) {
        Book book = new Book(pipeline, vertx, clock);
        Pins pins = new Pins(sealed, random);
        PinDesk desk = new PinDesk(vertx, pins);
        DeviceReadings.Parts parts = new DeviceReadings.Parts(pipeline, vertx, this::isTaken, clock, ticks);
        Sensors sensors = new Sensors(pipeline.house().registry(), zone);
        return List.of(
                new ResidentRegistration(book),
                new PlaceRegistration(book),
                new DeviceRegistration(book, new DeviceCredentials(random, keys), new DeviceJson(pipeline.house())),
                new ContactRegistration(book, new Secrets(random), sealed),
                new CareRegistration(book, pipeline.caring(), vertx, zone),
                new PassportRegistration(book, pipeline.house()),
                new RosterRegistration(book, coverage),
                new PinRegistration(book, desk, pins),
                new UserRoutes(pipeline.house().registry(), users, desk, clock),
                new ConsentRegistration(book, random),
                new BackupRegistration(book, journal),
                new Erasure(pipeline, custody, book, vertx),
                keyRotation(book),
                new Observations(pipeline, vertx, clock),
                new AlarmActs(pipeline, alarms, vertx),
                new WalkTesting(pipeline, vertx, clock),
                new ArmRoutes(pipeline, vertx),
                new CommissioningActs(pipeline, vertx, clock, Version.current()),
                new TestCalls(pipeline, caller, new Secrets(random), vertx, clock, ticks),
                new HandoverActs(pipeline, vertx, clock),
                new DeviceReadings(
                        parts,
                        Map.of(
                                "application/json",
                                sensors.nativeJson(pipeline::heard),
                                "application/senml+json",
                                sensors.senml(pipeline::heard),
                                "application/senml+cbor",
                                sensors.senml(pipeline::heard)),
                        new Untyped(new NativeJsonDriver(), sensors.senml())));
    }

    private KeyRotation keyRotation(Book book) {
        return new KeyRotation(
                pipeline,
                custody,
                book,
                () -> journal.status().verifierKey(),
                ledger ? Optional.of(this::accounts) : Optional.empty(),
                vertx);
    }

    private JsonObject accounts(List<byte[]> secrets) {
        return KeyRotation.accounts(
                gateway,
                LedgerKey.of(secrets.get(0)).address(),
                LedgerKey.of(secrets.get(1)).address());
    }

    private boolean isTaken(DeviceId device) {
        return newcomers || pipeline.house().registry().device(device).isPresent();
    }
}
