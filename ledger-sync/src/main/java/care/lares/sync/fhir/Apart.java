// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.fhir;

import care.lares.domain.Quality;
import care.lares.sync.summary.Series;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** What is said about readings that say nothing about the person. */
final class Apart {
    /** The sensor did not touch the person: nothing was measured. */
    private static final String NOT_MEASURED = "not-performed";
    /** What came cannot have been a measurement. */
    private static final String NOT_BELIEVABLE = "error";

    /** What cannot be, and what is beyond what the sensor can measure. */
    private static final Set<String> UNBELIEVABLE =
            Set.of(Quality.IMPLAUSIBLE.wireName(), Quality.ABOVE_RANGE.wireName(), Quality.BELOW_RANGE.wireName());

    private static final String BELATED =
            "Came long after it was observed, or was kept by the transport: it tells about its own time.";

    private Apart() {}

    /** Why there are no figures; empty: there are. */
    static Optional<String> whyAbsent(Series series) {
        if (series.count() > 0) {
            return Optional.empty();
        }
        boolean onlyContact = series.apart().keySet().stream().allMatch(Quality.CONTACT_LOST::equals);
        return Optional.of(onlyContact ? NOT_MEASURED : NOT_BELIEVABLE);
    }

    /**
     * Why what one reading says is no measurement of the person; empty: it is one.
     *
     * @param quality the public names of what is known of it
     */
    static Optional<String> whyAbsent(Collection<String> quality) {
        if (quality.contains(Quality.CONTACT_LOST.wireName())) {
            return Optional.of(NOT_MEASURED);
        }
        return quality.stream().anyMatch(UNBELIEVABLE::contains) ? Optional.of(NOT_BELIEVABLE) : Optional.empty();
    }

    /** Notes what a reader of the figures has to know. */
    static void note(Series series, Element observation) {
        long apart = series.apart().values().stream().mapToLong(Long::longValue).sum();
        if (apart > 0) {
            String text = apart + " of " + (apart + series.count()) + " readings of "
                    + series.kind().wireName()
                    + " are counted apart and in no figure: implausible, without contact, or beyond what the sensor"
                    + " can measure.";
            observation.and("note", new Element().with("text", text));
        }
        if (series.belated()) {
            observation.and("note", new Element().with("text", BELATED));
        }
    }
}
