// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.elsewhere;

import care.lares.sim.gateway.GatewayException;
import care.lares.sim.gateway.LaresCommand;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Everyone elsewhere whom a gateway tells.
 *
 * @param chain the ledger; empty: this machine has none
 * @param witness who cosigns
 * @param centre the monitoring centre
 */
public record Elsewhere(Optional<Chain> chain, WitnessPeer witness, CentrePeer centre) implements AutoCloseable {

    /** Starts them all at once; {@link #await} before they are used. */
    public static Elsewhere start(LaresCommand lares, Path directory) throws GatewayException {
        Optional<Chain> chain = Chain.start(directory.resolve("ledger.log"));
        WitnessPeer witness = WitnessPeer.start(lares, directory.resolve("witness"), directory.resolve("witness.log"));
        CentrePeer centre = CentrePeer.start(lares, directory.resolve("centre"), directory.resolve("centre.log"));
        return new Elsewhere(chain, witness, centre);
    }

    /** Until all are ready, and the gateway with this data may anchor. */
    public void await(LaresCommand lares, Path gatewayData) throws GatewayException {
        if (chain.isPresent()) {
            chain.get().register(lares, gatewayData);
        }
        witness.await();
        centre.await();
    }

    /** Who they are, for people. */
    public String words() {
        return chain.map(Chain::words).orElse("no ledger on this machine, the witness only") + "; a witness at "
                + witness.words() + "; a monitoring centre at " + centre.url();
    }

    /** For the gateway's configuration. */
    public String yaml() {
        return chain.map(Chain::yaml).orElse("witnesses-every: 10s\n") + witness.yaml() + centre.yaml();
    }

    @Override
    public void close() {
        chain.ifPresent(Chain::close);
        witness.close();
        centre.close();
    }
}
