// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.app.Version;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class InstalledVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"lares " + Version.current()};
    }
}
