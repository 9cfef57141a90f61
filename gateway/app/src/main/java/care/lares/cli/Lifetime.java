// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.cli.GatewayStarter.RunningGateway;

/** How long a started gateway runs. */
interface Lifetime {
    /** From now on the gateway stops in order when it is told to; before anybody is told that it is ready. */
    void begin(RunningGateway gateway);

    /** Returns when it is over. */
    void await() throws InterruptedException;
}
