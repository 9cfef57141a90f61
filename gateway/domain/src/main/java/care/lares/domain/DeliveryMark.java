// SPDX-License-Identifier: Apache-2.0
package care.lares.domain;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The beginning of a delivery line in an alarm's history: which of its steps the line is about. Steps are counted from
 * 1, those about delivery and restarts not counted, so that a step keeps its number for ever.
 *
 * @param step the step that was delivered, or was not
 * @param of how many steps the alarm had taken by then
 */
public record DeliveryMark(int step, int of) {
    private static final Pattern FORM = Pattern.compile("step ([0-9]{1,9}) of ([0-9]{1,9})(?::.*)?", Pattern.DOTALL);

    /** As it stands in a detail: {@code step 2 of 3}. */
    public String text() {
        return "step " + step + " of " + of;
    }

    /** The mark of a line; empty when it is about something else. */
    public static Optional<DeliveryMark> of(AlarmEvent event) {
        if (!event.step().aboutDelivery()) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(event.detail());
        return form.matches()
                ? Optional.of(new DeliveryMark(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2))))
                : Optional.empty();
    }
}
