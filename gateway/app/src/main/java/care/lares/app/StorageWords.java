// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.journal.StorageFault;
import care.lares.rules.Finding;
import care.lares.rules.GatewayFindings;
import care.lares.rules.Phrase;
import care.lares.rules.Phrases;
import care.lares.rules.Said;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What people are told when storage fails: what it is, and what to do about it.
 *
 * @param what in plain words, without a full stop
 * @param advice what to do
 * @param callsAreForgotten whether a power cut would take what happens now
 */
record StorageWords(Said what, Phrase advice, boolean callsAreForgotten) {
    /** For a reason that storage gave. */
    static StorageWords of(String reason) {
        return switch (StorageFault.of(reason)) {
            case FULL -> new StorageWords(Phrase.STORAGE_FULL.said(), Phrase.STORAGE_FULL_ADVICE, true);
            case READ_ONLY -> new StorageWords(Phrase.STORAGE_READ_ONLY.said(), Phrase.STORAGE_READ_ONLY_ADVICE, true);
            case BROKEN -> new StorageWords(Phrase.STORAGE_BROKEN.said(reason), Phrase.STORAGE_BROKEN_ADVICE, true);
            case SILENT -> new StorageWords(Phrase.STORAGE_SILENT.said(), Phrase.STORAGE_SILENT_ADVICE, true);
            case IN_USE -> new StorageWords(Phrase.STORAGE_IN_USE.said(), Phrase.STORAGE_IN_USE_ADVICE, false);
            case STOPPED -> new StorageWords(Phrase.STORAGE_STOPPED.said(reason), Phrase.STORAGE_STOPPED_ADVICE, true);
        };
    }

    /** The alarm about it. */
    Finding finding(Instant at) {
        return GatewayFindings.recordingFailed(at, what, advices());
    }

    private Phrase[] advices() {
        return callsAreForgotten ? new Phrase[] {Phrase.STORAGE_MEANWHILE, advice} : new Phrase[] {advice};
    }

    /** Of the log, for whoever asks how the gateway is. */
    String recording(Phrases phrases) {
        List<Said> all = Stream.concat(
                        Stream.of(Phrase.HEALTH_RECORDING.said(what)),
                        Stream.of(advices()).map(Phrase::said))
                .toList();
        return phrases.sentences(all);
    }

    /** Of the index, for whoever asks how the gateway is. */
    String searching(Phrases phrases) {
        return phrases.say(Phrase.HEALTH_SEARCHING.said(what));
    }
}
