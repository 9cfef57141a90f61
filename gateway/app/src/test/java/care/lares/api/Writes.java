// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import java.util.Set;

/** Operations of the document that other tests serve. */
final class Writes {
    static final Set<String> ELSEWHERE = Set.of();

    private Writes() {}
}
