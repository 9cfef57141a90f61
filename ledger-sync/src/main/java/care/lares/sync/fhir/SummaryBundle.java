// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.fhir;

import care.lares.domain.AlarmKind;
import care.lares.domain.Kind;
import care.lares.domain.Sensitivity;
import care.lares.journal.seal.Checkpoint;
import care.lares.sync.summary.Disclosure;
import care.lares.sync.summary.Series;
import care.lares.sync.summary.Summary;
import java.util.Base64;
import java.util.List;
import java.util.TreeMap;

/** One summary as a bundle. */
final class SummaryBundle {
    private static final String SUMMARY = "summary";
    private static final String ALARMS = "alarms";

    private final Summary summary;
    private final Disclosure disclosure;
    private final BundleDraft draft;
    private final Cast cast;
    private final Page page;

    SummaryBundle(Summary summary, Disclosure disclosure, String gateway) {
        this.summary = summary;
        this.disclosure = disclosure;
        String whose = summary.resident().map(Object::toString).orElse("");
        String id = disclosure
                .aliases()
                .of(SUMMARY, summary.origin(), whose, summary.from().toString(), Long.toString(summary.firstSeq()));
        draft = new BundleDraft(disclosure, id);
        cast = new Cast(draft, disclosure, gateway);
        String subject = summary.resident().map(cast::person).orElseGet(cast::house);
        page = new Page(draft, cast, disclosure.isNamed() ? When.EXACT : When.ROUGHLY, subject);
    }

    FhirBundle on(Checkpoint rest) {
        List<Series> leaving = summary.series().stream().filter(this::mayLeave).toList();
        tellSeries(leaving);
        tellAlarms();
        draft.addProvenance(Origins.of(page.subject(), draft, cast.gateway(), summary.until())
                .with("reason", List.of(Types.concept(Types.coding(Systems.REASON, "TREAT"))))
                .with("entity", List.of(Origins.bundle(draft), checkpoint(rest))));
        return draft.bundle(summary.until());
    }

    /**
     * Where somebody is and sleeps is nobody's business who does not know the person; and where nobody in particular is
     * concerned, nothing is told but how the house is.
     */
    private boolean mayLeave(Series series) {
        Sensitivity sensitivity = series.kind().sensitivity();
        if (summary.resident().isEmpty()) {
            return sensitivity == Sensitivity.ENVIRONMENT;
        }
        return series.kind() != Kind.LOCATION && (sensitivity != Sensitivity.INTIMATE || disclosure.isNamed());
    }

    private static boolean isPressure(Series series) {
        return PressurePanel.PARTS.contains(series.kind());
    }

    private void tellSeries(List<Series> leaving) {
        SeriesObservations each = new SeriesObservations(page);
        for (Series series : leaving) {
            each.tellFigures(series);
            if (Vocabulary.isMeasured(series.kind()) && !isPressure(series)) {
                series.last().ifPresent(last -> each.tellLatest(series, last));
            }
        }
        PressurePanel pressure = new PressurePanel(page);
        for (boolean belated : new boolean[] {false, true}) {
            pressure.tellLatest(leaving.stream()
                    .filter(series -> isPressure(series) && series.belated() == belated)
                    .toList());
        }
    }

    private void tellAlarms() {
        if (summary.alarms().isEmpty()) {
            return;
        }
        String identifier = page.identifier(ALARMS, false, Page.Form.FIGURES);
        Element alarms = draft.observation(identifier)
                .with("code", Types.concept(Types.coding(Systems.KIND, ALARMS)))
                .with("subject", Types.reference(page.subject()))
                .with("effectivePeriod", Types.period(summary.from(), summary.until()))
                .with("device", Types.reference(cast.gateway()));
        new TreeMap<AlarmKind, Integer>(summary.alarms())
                .forEach((kind, count) -> alarms.and(
                        "component",
                        new Element()
                                .with("code", Types.concept(Types.coding(Systems.ALARM_KIND, kind.wireName())))
                                .with("valueInteger", count)));
        page.tell(identifier, alarms);
    }

    /** A checkpoint is named by all it says: its body's three lines as one. */
    private static Element checkpoint(Checkpoint rest) {
        String name =
                rest.origin() + " " + rest.size() + " " + Base64.getEncoder().encodeToString(rest.root());
        return Origins.source(Types.identifier(Systems.CHECKPOINT, name));
    }
}
