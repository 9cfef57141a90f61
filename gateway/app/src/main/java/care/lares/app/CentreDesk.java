// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.clock.HouseClock;
import care.lares.config.MonitoringCentre;
import care.lares.config.Settings;
import care.lares.config.Site;
import care.lares.domain.Alarm;
import care.lares.domain.DeskRow;
import care.lares.domain.DeviceId;
import care.lares.domain.ResidentId;
import care.lares.domain.Ticks;
import care.lares.domain.WayOut;
import care.lares.health.OutboxReport;
import care.lares.health.OutboxReport.LaneReport;
import care.lares.journal.LogFollower.Place;
import care.lares.journal.Registry;
import care.lares.journal.RegistryEntry.DeviceRegistered;
import care.lares.journal.log.UnusableDirectoryException;
import care.lares.journal.store.LogJournal;
import care.lares.notify.Notifier;
import care.lares.pipeline.Pipeline;
import care.lares.sync.Diary;
import care.lares.sync.centre.Centre;
import care.lares.sync.centre.CentreAddress;
import care.lares.sync.centre.CentreStatus;
import care.lares.sync.centre.ClientTls;
import care.lares.sync.centre.FhirPacking;
import care.lares.sync.centre.LaneStatus;
import care.lares.sync.centre.UnusableTlsException;
import care.lares.sync.consent.Consents;
import care.lares.sync.deidentify.Pseudonyms;
import care.lares.sync.fhir.FhirBundles;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way out to the monitoring centre. What it sends, it sends on threads of its own. */
final class CentreDesk implements Notifier, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CentreDesk.class);

    private final Centre centre;

    private CentreDesk(Centre centre) {
        this.centre = centre;
    }

    /**
     * What a desk is made of.
     *
     * @param settings say which centre
     * @param registry who lives where, and the consents
     * @param pipeline is asked once something is reported: the pipeline is made after its ways out
     * @param machine counts how long the world outside takes
     * @param told how an alarm is told outside
     * @param uplink whether anything may leave the house
     */
    record Parts(
            Settings settings,
            LogJournal journal,
            Registry registry,
            EventLoop loop,
            Supplier<Pipeline> pipeline,
            HouseClock time,
            Ticks machine,
            UnaryOperator<Alarm> told,
            AtomicBoolean uplink) {

        /** The desk, where the settings want one. */
        Optional<CentreDesk> desk() throws UnusableDirectoryException {
            return settings.outside().centre().isPresent()
                    ? Optional.of(
                            new CentreDesk(centre(settings.outside().centre().get())))
                    : Optional.empty();
        }

        private Centre centre(MonitoringCentre wanted) throws UnusableDirectoryException {
            CentreAddress address = new CentreAddress(
                    wanted.name(),
                    URI.create(wanted.url()),
                    tls(wanted),
                    token(wanted),
                    wanted.heartbeat(),
                    wanted.summaries());
            Executor later = this::later;
            String gateway = GatewayName.of(journal);
            Diary diary = entry -> new LoopDiary(loop.context(), pipeline.get()).write(entry);
            return new Centre(
                    address,
                    new Centre.Parts(
                            journal,
                            journal,
                            registry.deliveries(),
                            new Place(journal.origin(), journal.next()),
                            diary,
                            consents(),
                            new TestPacking(new FhirPacking(new FhirBundles(gateway, this::devices)), told),
                            new CentreReports(
                                    new WayOut(Centre.CHANNEL, wanted.name().value()), pipeline, later, time),
                            this::cause,
                            time::moment,
                            machine,
                            new SplittableRandom(),
                            uplink::get,
                            gateway));
        }

        private Collection<DeviceId> devices() {
            return registry.devices().stream().map(DeviceRegistered::device).toList();
        }

        /** What alarms have in common that are told as one: tests, as those outside see them, only with tests. */
        private Optional<String> cause(Alarm alarm) {
            String family = alarm.device()
                    .flatMap(registry::device)
                    .map(DeviceRegistered::driver)
                    .orElse("");
            return DeskRow.causeKey(told.apply(alarm), family);
        }

        private Consents consents() {
            return new Consents(
                    registry,
                    new Pseudonyms(journal.derivedKey(Pseudonyms.LABEL)),
                    settings.site().map(Site::name).orElse(""),
                    settings.site().flatMap(Site::address),
                    now -> time.latest());
        }

        /** A gateway that is closing has no loop any more: what is reported then is found in the log again. */
        private void later(Runnable task) {
            try {
                loop.context().runOnContext(now -> task.run());
            } catch (RejectedExecutionException closing) {
                LOG.debug("report of the centre not told, the gateway is closing", closing);
            }
        }

        private static Optional<SSLContext> tls(MonitoringCentre centre) throws UnusableDirectoryException {
            if (centre.caFile().isEmpty() && centre.login().isEmpty()) {
                return Optional.empty();
            }
            try {
                Optional<ClientTls.Login> login =
                        centre.login().map(files -> new ClientTls.Login(files.certFile(), files.keyFile()));
                return Optional.of(ClientTls.of(centre.caFile(), login));
            } catch (UnusableTlsException e) {
                throw new UnusableDirectoryException(String.valueOf(e.getMessage()), e);
            }
        }

        private static Optional<String> token(MonitoringCentre centre) throws UnusableDirectoryException {
            if (centre.tokenFile().isEmpty()) {
                return Optional.empty();
            }
            Path file = centre.tokenFile().get();
            try {
                return Optional.of(Files.readString(file).strip());
            } catch (IOException e) {
                throw new UnusableDirectoryException(file + " cannot be read: the token of the centre is in it", e);
            }
        }
    }

    /** Begins to send; the pipeline is there by now. */
    void start() {
        centre.start();
    }

    /** How it stands, for those who ask. */
    OutboxReport report() {
        CentreStatus status = centre.status();
        return new OutboxReport(
                Optional.of(status.name().value()),
                status.up() ? OutboxReport.State.UP : OutboxReport.State.SILENT,
                status.lastHeard(),
                status.silentSince(),
                status.trouble(),
                status.lanes().stream().map(CentreDesk::report).toList());
    }

    private static LaneReport report(LaneStatus lane) {
        return new LaneReport(
                lane.lane(),
                lane.cursor(),
                lane.pending(),
                lane.oldest(),
                lane.lastConfirmed(),
                lane.delivered(),
                lane.refused(),
                lane.withheld(),
                lane.readings());
    }

    /** The way to the centre may be free again. */
    void hurry() {
        centre.hurry();
    }

    @Override
    public void changed(Alarm alarm) {
        centre.heard(alarm);
    }

    @Override
    public void remembered(Alarm ended) {
        centre.heard(ended);
    }

    @Override
    public void forget(ResidentId resident, Set<DeviceId> devices) {
        centre.forget(resident);
    }

    @Override
    public boolean settled() {
        return centre.settled();
    }

    @Override
    public Set<WayOut> confirming() {
        return Set.of(centre.way());
    }

    @Override
    public void close() {
        centre.close();
    }
}
