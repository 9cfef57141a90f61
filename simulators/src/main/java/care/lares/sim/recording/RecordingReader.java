// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.recording;

import java.util.Optional;

/** Reads a recording of one form, line by line, from its first. */
public interface RecordingReader {
    /**
     * What a line says; empty where it says nothing to a gateway, such as a heading.
     *
     * @throws UnreadableLineException when it is none of this form, or tells what no device here can
     */
    Optional<Recorded> read(String line) throws UnreadableLineException;
}
