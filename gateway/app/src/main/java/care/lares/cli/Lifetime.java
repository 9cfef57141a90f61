// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.cli.GatewayStarter.RunningGateway;

/** How long a started gateway runs. */
@FunctionalInterface
interface Lifetime {
    /** Returns when the gateway should have stopped and has. */
    void spend(RunningGateway gateway) throws InterruptedException;
}
