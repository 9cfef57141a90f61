// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.app.CoverageWays;
import care.lares.config.Fault;
import care.lares.config.Settings;
import care.lares.config.Site;
import care.lares.domain.roster.Roster;
import care.lares.journal.Registry;
import care.lares.rules.Phrases;
import care.lares.rules.roster.Coverage;
import care.lares.rules.roster.Coverage.Gap;
import care.lares.rules.roster.GapWords;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/**
 * Whether a configuration, with the roster in its data directory, has somebody to call at every hour.
 *
 * @param words how it stands, in a few words
 * @param fault what is missing; empty where nothing is, or where it cannot be told
 */
record RosterCheck(String words, Optional<Fault> fault) {
    /** Stands for the whole file: the roster is no line of it. */
    private static final int WHOLE_FILE = 1;

    static RosterCheck of(Settings settings, Surroundings surroundings) {
        if (!Files.isDirectory(settings.data())) {
            return fine("none yet: everybody is called at once");
        }
        try {
            return of(StoppedJournal.registry(settings.data(), surroundings), settings, surroundings);
        } catch (CommandException notNow) {
            return fine("not looked at, the data directory is in use or not ours: ask /api/v1/coverage");
        }
    }

    private static RosterCheck of(Registry registry, Settings settings, Surroundings surroundings) {
        Roster roster = registry.roster();
        if (!roster.isKept()) {
            return fine("none: everybody is called at once");
        }
        List<Gap> gaps = Coverage.gaps(
                roster,
                CoverageWays.of(registry, settings),
                surroundings.clock().instant());
        if (gaps.isEmpty()) {
            return fine("every hour of the coming week has somebody to call");
        }
        String words = Phrases.ENGLISH.say(GapWords.of(gaps, roster.zone()));
        if (settings.site().filter(Site::alone).isPresent()) {
            return fine("the house does with fewer: " + words);
        }
        return new RosterCheck(
                words,
                Optional.of(new Fault(
                        WHOLE_FILE,
                        "site.alone",
                        "is not true, and the roster has a gap: " + words,
                        "a responder and two ways out at every hour, or 'alone: true' under site")));
    }

    private static RosterCheck fine(String words) {
        return new RosterCheck(words, Optional.empty());
    }
}
