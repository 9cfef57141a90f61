// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.demo;

import care.lares.sim.gateway.LaresCommand;
import java.nio.file.Path;

/** The command this build has made. */
final class BuiltLares {
    private BuiltLares() {}

    static LaresCommand command() {
        return new LaresCommand(Path.of(System.getProperty("lares.root"), "lares"));
    }
}
