// SPDX-License-Identifier: Apache-2.0
package care.lares.rules;

import java.util.List;

/**
 * What one step of one family of rules led to.
 *
 * @param <S> the family's state of a device
 * @param state the state afterwards; the same object when nothing changed
 * @param findings what the step found, in order
 */
public record Turn<S>(S state, List<Finding> findings) {
    /** Copies the findings. */
    public Turn {
        findings = List.copyOf(findings);
    }

    /** A step that found nothing. */
    public static <S> Turn<S> to(S state) {
        return new Turn<>(state, List.of());
    }

    /** A step that found one thing. */
    public static <S> Turn<S> to(S state, Finding finding) {
        return new Turn<>(state, List.of(finding));
    }
}
