// SPDX-License-Identifier: Apache-2.0
package care.lares.config;

import care.lares.domain.Speech;
import java.util.Optional;

/**
 * The house, as responders find it.
 *
 * @param name what people call it
 * @param address where it is
 * @param alone whether it does with one responder or one way out at some hours, and says so
 * @param namesOnBoard whether the page names residents; else it names their rooms, because others see it too
 * @param speech how it speaks to the people in it
 */
public record Site(String name, Optional<String> address, boolean alone, boolean namesOnBoard, Speech speech) {
    /** One that needs two ways out at every hour, and speaks as usual. */
    public Site(String name, Optional<String> address) {
        this(name, address, false, true, Speech.DEFAULT);
    }
}
