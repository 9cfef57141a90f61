// SPDX-License-Identifier: Apache-2.0
package care.lares.console;

import care.lares.domain.Speech;
import java.time.ZoneOffset;

/**
 * How the page shows itself, as its first element says it.
 *
 * @param speech the house's language, and whose clock it shows; at each screen another language can be chosen
 * @param namesShown whether residents are named; else by their rooms, where others than those on duty see the screen
 */
public record PageManner(Speech speech, boolean namesShown) {
    /** As nobody has said otherwise. */
    public static final PageManner USUAL = new PageManner(Speech.DEFAULT, true);

    /** The page's first tag. Of a house that has not said where it stands, the browser's own clock is shown. */
    String tag() {
        String zone = speech.zone().equals(ZoneOffset.UTC)
                ? ""
                : " data-zone=\"" + speech.zone().getId() + "\"";
        return "<html lang=\"" + speech.language().tag() + "\"" + zone + (namesShown ? "" : " data-names=\"rooms\"")
                + ">";
    }
}
