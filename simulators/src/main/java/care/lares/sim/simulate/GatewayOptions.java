// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.simulate;

import care.lares.sim.gateway.GatewayApi;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What every command takes that plays something to a gateway: where it is, who may speak to it, and how fast. */
final class GatewayOptions {
    @Option(
            names = "--target",
            required = true,
            paramLabel = "mqtt://HOST:PORT",
            description = "the gateway's listener for devices")
    private String target = "";

    @Option(
            names = "--api",
            paramLabel = "URL",
            description = "the gateway's HTTP interface: enrols everyone, and moves a clock that stands still")
    private Optional<URI> api = Optional.empty();

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            defaultValue = "${env:LARES_TOKEN:-}",
            description = "an administrator's (default: LARES_TOKEN)")
    private String token = "";

    @Option(
            names = "--credentials",
            paramLabel = "FILE",
            description = "lines device,ID,SECRET | observer,USER,SECRET | bridge,USER,SECRET")
    private Optional<Path> credentials = Optional.empty();

    @Option(
            names = "--speed",
            paramLabel = "X",
            defaultValue = "1",
            description =
                    "how many times as fast as real time (${DEFAULT-VALUE}); a gateway with --clock manual goes as"
                            + " fast as it can")
    private double speed;

    /** Where the gateway is; devices that speak CoAP find it elsewhere, if this says so. */
    Target target(Optional<String> coap) throws SimulateException {
        return Target.of(target, coap);
    }

    Optional<GatewayApi> api() throws SimulateException {
        return api.isPresent() ? Optional.of(Target.api(api.get(), token)) : Optional.empty();
    }

    Credentials credentials() throws SimulateException {
        Credentials known = Credentials.ofToken(token);
        if (credentials.isPresent()) {
            known.read(credentials.get());
        }
        return known;
    }

    double speed() throws SimulateException {
        if (!(speed > 0)) {
            throw new SimulateException("--speed takes a number above 0");
        }
        return speed;
    }
}
