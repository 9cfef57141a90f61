// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.config.MonitoringCentre;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which monitoring centre a gateway for tests tells. */
final class CentreOptions {
    @Option(
            names = "--centre",
            paramLabel = "URL",
            description = "a monitoring centre that is told of alarms and of what an hour came to; consents call it"
                    + " 'centre'")
    private @Nullable String url;

    @Option(names = "--centre-token-file", paramLabel = "FILE", description = "the token to log in there with")
    private @Nullable Path token;

    @Option(
            names = "--centre-summaries",
            paramLabel = "DURATION",
            defaultValue = "1h",
            converter = DurationName.class,
            description = "what a summary is about: 1h (default); less, such as 10s, is for demonstrations")
    private Duration summaries = MonitoringCentre.HOUR;

    @Option(
            names = "--centre-heartbeat",
            paramLabel = "DURATION",
            defaultValue = "60s",
            converter = DurationName.class,
            description = "how often both sides hear of each other: 60s (default)")
    private Duration heartbeat = MonitoringCentre.HEARTBEAT;

    /** What was asked for; refuses an address where names could be read on the way. */
    Optional<MonitoringCentre> centre() throws CommandException {
        if (url == null) {
            return Optional.empty();
        }
        Optional<String> fault = MonitoringCentre.fault(url);
        if (fault.isPresent()) {
            throw CommandException.cannot(
                    "--centre " + fault.get() + "; give https://…, or http:// to a loopback address");
        }
        return Optional.of(new MonitoringCentre(
                MonitoringCentre.UNNAMED,
                url,
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(token),
                heartbeat,
                summaries));
    }
}
