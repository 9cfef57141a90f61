// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.journal.StorageFault;

/**
 * What people are told when storage fails: what it is, and what to do about it.
 *
 * @param what in plain words, without a full stop
 * @param advice what to do, in sentences
 */
record StorageWords(String what, String advice) {
    private static final String MEANWHILE =
            "Calls still sound, but a power cut would forget them: write down what happens. ";

    /** For a reason that storage gave. */
    static StorageWords of(String reason) {
        return switch (StorageFault.of(reason)) {
            case FULL ->
                new StorageWords(
                        "the memory card is full", MEANWHILE + "Make room on the card, or put in a larger one.");
            case READ_ONLY ->
                new StorageWords(
                        "the memory card can only be read any more",
                        MEANWHILE + "The card is worn out: call the technician now, who replaces it.");
            case BROKEN ->
                new StorageWords(
                        "the memory card has failed (" + reason + ")",
                        MEANWHILE + "Call the technician now, who replaces the card.");
            case SILENT ->
                new StorageWords(
                        "the memory card does not answer",
                        MEANWHILE
                                + "If this lasts for more than a minute, call the technician, who replaces the card.");
            case IN_USE ->
                new StorageWords("another program has it open", "Whoever looks into the data directory closes that.");
            case STOPPED -> new StorageWords(reason, MEANWHILE + "Call the technician now, who restarts the gateway.");
        };
    }

    /** Of the log, for whoever asks how the gateway is. */
    String recording() {
        return "recording has failed: " + what + ". " + advice;
    }

    /** Of the index, for whoever asks how the gateway is. */
    String searching() {
        return "older records cannot be searched: " + what
                + ". Calls, alarms and what is shown as now are not affected.";
    }
}
