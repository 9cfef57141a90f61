// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.api.Problem;
import care.lares.api.Refused;
import care.lares.api.tuning.TuningForm;
import care.lares.config.Fault;
import care.lares.config.TuningReader;
import care.lares.domain.tuning.Tuning;
import java.util.List;
import java.util.stream.Collectors;

/** Reads settings that came over HTTP as those of a file are read. */
final class ConfigForm implements TuningForm {
    /** Faults that are told at once: whoever has more has sent something else. */
    private static final int MAX_TOLD = 20;

    @Override
    public Tuning read(String json) {
        TuningReader.Read read = TuningReader.read(json);
        if (read.faults().isEmpty()) {
            return read.tuning();
        }
        List<Fault> faults = read.faults();
        throw new Refused(Problem.badRequest(
                faults.stream().limit(MAX_TOLD).map(ConfigForm::words).collect(Collectors.joining("; "))));
    }

    /** Without the line: what came over HTTP has none anybody could see. */
    private static String words(Fault fault) {
        String where = fault.setting().isEmpty() ? "settings" : fault.setting();
        return where + ": " + fault.problem() + "; accepted: " + fault.accepted();
    }

    @Override
    public String schema() {
        return TuningReader.schema();
    }
}
