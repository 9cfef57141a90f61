// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.app.Version;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class InstalledVersion implements IVersionProvider {
    /** The bare version. */
    static String current() {
        return Version.current();
    }

    @Override
    public String[] getVersion() {
        return new String[] {"lares " + Version.current()};
    }
}
