// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.api.ConsoleUsers;
import care.lares.api.DevRoutes;
import care.lares.api.EventFeed;
import care.lares.api.HttpApi;
import care.lares.api.RouteGroup;
import care.lares.api.act.TestCaller;
import care.lares.clock.GatewayClock;
import care.lares.clock.HouseClock;
import care.lares.config.Settings;
import care.lares.config.Settings.Development;
import care.lares.console.ConsoleRoutes;
import care.lares.console.PageManner;
import care.lares.journal.Readings;
import care.lares.journal.store.LogJournal;
import care.lares.notify.AlarmJson;
import care.lares.pipeline.Pipeline;
import care.lares.security.DeviceCredentials;
import care.lares.security.PresharedKeys;
import care.lares.security.SealedSecrets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts the HTTP door together, where the settings want one. */
record HttpDoorway(
        Settings settings,
        People people,
        CoverageWatch coverage,
        DeskView deskView,
        HouseClock time,
        GatewayClock machine) {
    Optional<HttpApi> api(
            EventLoop loop,
            LogJournal journal,
            Readings readings,
            Pipeline pipeline,
            Reports reports,
            EventFeed feed,
            TestCaller caller,
            Optional<DevRoutes> dev) {
        ConsoleUsers users = new ConsoleUsers(() -> time.moment().nanos());
        HttpDoor door = new HttpDoor(
                loop.vertx(),
                journal,
                readings,
                pipeline,
                reports,
                people,
                feed,
                users,
                () -> coverage.report(time.instant()),
                new AlarmJson(people)::of,
                deskView,
                time,
                machine);
        List<RouteGroup> more =
                new ArrayList<>(writes(loop, journal, pipeline, caller, users).showing(new AlarmJson(people)::of));
        more.add(new ConsoleRoutes(new PageManner(settings.speech(), settings.namesOnBoard())));
        dev.ifPresent(more::add);
        return settings.listeners().http().map(address -> door.at(address, more));
    }

    private WriteRoutes writes(
            EventLoop loop, LogJournal journal, Pipeline pipeline, TestCaller caller, ConsoleUsers users) {
        SecureRandom random = new SecureRandom();
        PresharedKeys keys = new PresharedKeys(journal.derivedKey(PresharedKeys.LABEL));
        DeviceCredentials.Keys shown =
                (device, hash) -> settings.development().map(Development::psk).orElseGet(() -> keys.of(device, hash));
        return new WriteRoutes(
                loop.vertx(),
                pipeline,
                journal,
                journal.keys(),
                GatewayName.of(journal),
                new SealedSecrets(journal.derivedKey(SealedSecrets.LABEL), random),
                shown,
                random,
                time,
                machine,
                caller,
                users,
                roster -> coverage.report(roster, time.instant()),
                settings.outside().anchoring().ledger().isPresent(),
                settings.dev(),
                settings.speech().zone());
    }
}
