// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.domain.ResidentId;

/** Whom a command is about. */
final class ResidentOption {
    private ResidentOption() {}

    static ResidentId id(String text) throws CommandException {
        try {
            return new ResidentId(text);
        } catch (IllegalArgumentException e) {
            throw CommandException.cannot("--resident: " + e.getMessage(), e);
        }
    }
}
