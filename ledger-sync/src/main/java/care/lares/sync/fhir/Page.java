// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.fhir;

import care.lares.domain.Kind;
import care.lares.sync.summary.Series;
import java.time.Instant;
import java.util.Set;

/**
 * Where the observations of one bundle are written: all about the same subject, known by the bundle they are in.
 *
 * @param draft the bundle
 * @param cast who and what it speaks of
 * @param when how exactly times are told
 * @param subject the reference to whom or what it is about
 */
record Page(BundleDraft draft, Cast cast, When when, String subject) {
    /** Which observation of a series it is: the figures of all of it, or its latest measurement. */
    enum Form {
        FIGURES,
        LATEST
    }

    /** Begins the observation of a single measurement, as a profile has it where there is one. */
    Element measurement(Kind kind, String identifier, Element code, Instant at) {
        Element observation = draft.observation(identifier, Vocabulary.profile(kind));
        Vocabulary.category(kind).ifPresent(category -> observation.and("category", Types.concept(category)));
        return observation
                .with("code", code)
                .with("subject", Types.reference(subject))
                .with("effectiveDateTime", when.of(at));
    }

    /** What an observation is known by. */
    String identifier(String what, boolean belated, Form form) {
        return draft.alias("observation", what, String.valueOf(belated), form.name());
    }

    /** Adds an observation. */
    void tell(String identifier, Element observation) {
        draft.tell("Observation", Systems.OBSERVATION, identifier, observation);
    }

    /** Which device told all of a series; the gateway, which reckoned, when it were several. */
    Element device(Series series) {
        boolean one = series.devices().size() == 1;
        return Types.reference(
                one ? cast.device(series.devices().iterator().next(), Set.of(series.kind())) : cast.gateway());
    }
}
