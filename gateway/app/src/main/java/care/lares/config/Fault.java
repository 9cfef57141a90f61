// SPDX-License-Identifier: Apache-2.0
package care.lares.config;

/**
 * One thing wrong with a configuration file.
 *
 * @param line where, from 1
 * @param setting which one, such as {@code ingest.mqtt.port}; empty when it is about the file as a whole
 * @param problem what is wrong with it
 * @param accepted what would be right
 */
public record Fault(int line, String setting, String problem, String accepted) {
    @Override
    public String toString() {
        return "line " + line + ": " + (setting.isEmpty() ? "" : setting + ": ") + problem + "; accepted: " + accepted;
    }
}
