// SPDX-License-Identifier: Apache-2.0
package care.lares.domain;

import java.util.Locale;

/** A language that this house can speak. */
public enum Language {
    ENGLISH("en", " "),
    GERMAN("de", " "),
    CHINESE("zh", "");

    private final String tag;
    private final String sentenceGap;

    Language(String tag, String sentenceGap) {
        this.tag = tag;
        this.sentenceGap = sentenceGap;
    }

    /** Its name as a language tag, such as {@code de}. */
    public String tag() {
        return tag;
    }

    /** What stands between two sentences. */
    public String sentenceGap() {
        return sentenceGap;
    }

    /** How it is spoken. */
    public enum Style {
        /** As people who care for others speak at work. */
        PLAIN,
        /** Short sentences of common words, one thought each: for whoever reads with trouble, or learns the language. */
        EASY;

        /** The name in settings. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
