// SPDX-License-Identifier: Apache-2.0
package care.lares.config;

import java.nio.file.Path;
import java.util.List;

/** A configuration file that the gateway must not start with; holds every fault, in the order of lines. */
public final class InvalidConfigException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    InvalidConfigException(Path file, List<Fault> faults) {
        super(file + ", " + faults.get(0) + (faults.size() > 1 ? " (and " + (faults.size() - 1) + " more)" : ""));
        this.faults = List.copyOf(faults);
    }

    /** What is wrong, at least one. */
    public List<Fault> faults() {
        return faults;
    }
}
