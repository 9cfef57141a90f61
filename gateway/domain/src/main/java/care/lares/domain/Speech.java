// SPDX-License-Identifier: Apache-2.0
package care.lares.domain;

import care.lares.domain.Language.Style;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * How a house speaks to the people in it.
 *
 * @param language in which language
 * @param style how plainly
 * @param zone where its wall clock stands; in {@link ZoneOffset#UTC} times are marked as such
 */
public record Speech(Language language, Style style, ZoneId zone) {
    /** Plain English, times in UTC: nobody has said anything else. */
    public static final Speech DEFAULT = new Speech(Language.ENGLISH, Style.PLAIN, ZoneOffset.UTC);

    /** Knows UTC under each of its names. */
    public Speech {
        zone = zone.normalized();
    }
}
