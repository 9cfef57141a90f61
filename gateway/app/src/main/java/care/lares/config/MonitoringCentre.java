// SPDX-License-Identifier: Apache-2.0
package care.lares.config;

import care.lares.domain.RecipientId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The monitoring centre that is told of alarms, and of what an hour came to.
 *
 * @param name what it is called; consents name it, and so do alarms' histories
 * @param url where its interfaces begin
 * @param caFile whom to trust, PEM; empty: whom this machine trusts
 * @param login the certificate to log in with; empty: none
 * @param tokenFile the file with the token to log in with; empty: none
 * @param heartbeat how often both sides hear of each other
 * @param summaries what a summary is about: an hour, but in a gateway for tests
 */
public record MonitoringCentre(
        RecipientId name,
        String url,
        Optional<Path> caFile,
        Optional<Login> login,
        Optional<Path> tokenFile,
        Duration heartbeat,
        Duration summaries) {
    /** What a summary is about. */
    public static final Duration HOUR = Duration.ofHours(1);
    /** How often both sides hear of each other unless configured otherwise. */
    public static final Duration HEARTBEAT = Duration.ofSeconds(60);
    /** The name of a centre that was given none. */
    public static final RecipientId UNNAMED = new RecipientId("centre");

    /** What is wrong with an address, in words; empty when names and vital signs may go there. */
    public static Optional<String> fault(String url) {
        return CentreCheck.fault(url);
    }

    /**
     * A certificate and its key.
     *
     * @param certFile the certificate and those that lead to the one the centre trusts, PEM
     * @param keyFile its key, PEM
     */
    public record Login(Path certFile, Path keyFile) {}
}
