// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import java.util.Optional;

/** Which software this is. */
public final class Version {
    private Version() {}

    /** The version in the jar's manifest; {@code development} outside a jar. */
    public static String current() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
