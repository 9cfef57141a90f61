// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.fhir;

import care.lares.domain.Kind;
import care.lares.domain.Value;
import care.lares.sync.summary.Latest;
import care.lares.sync.summary.Series;
import java.util.Set;

/**
 * A series as observations: one with its figures over a period, and for what is measured another one with the latest
 * measurement, which is what a reader who knows nothing of summaries looks for. Figures of a vital sign are no vital
 * sign: they have no moment, which the profiles of FHIR R4 demand (vs-1), and nobody shall take a mean for a measurement.
 */
final class SeriesObservations {
    private final Page page;

    SeriesObservations(Page page) {
        this.page = page;
    }

    void tellFigures(Series series) {
        String identifier = page.identifier(series.kind().wireName(), series.belated(), Page.Form.FIGURES);
        Element figures = page.draft().observation(identifier);
        Vocabulary.figuresCategory(series.kind())
                .ifPresent(category -> figures.and("category", Types.concept(category)));
        figures.with("code", Vocabulary.figuresCode(series.kind()))
                .with("subject", Types.reference(page.subject()))
                .with("effectivePeriod", page.when().of(series));
        Apart.whyAbsent(series).ifPresent(why -> figures.with("dataAbsentReason", Types.absent(why)));
        Apart.note(series, figures);
        page.tell(identifier, figures.with("device", page.device(series)).with("component", Figures.of(series)));
    }

    void tellLatest(Series series, Latest last) {
        if (last.value() instanceof Value.Quantity quantity) {
            Kind kind = series.kind();
            String identifier = page.identifier(kind.wireName(), series.belated(), Page.Form.LATEST);
            Element latest = page.measurement(kind, identifier, Vocabulary.code(kind), last.at());
            page.tell(
                    identifier,
                    latest.with("device", Types.reference(page.cast().device(last.device(), Set.of(kind))))
                            .with("valueQuantity", Types.quantity(quantity.number(), Vocabulary.unit(kind))));
        }
    }
}
