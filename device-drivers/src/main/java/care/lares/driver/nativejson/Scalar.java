// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.nativejson;

/**
 * The value of one field as it stood in the message.
 *
 * @param form what it was
 * @param text numbers and texts as sent; empty for the others
 */
record Scalar(Form form, String text) {
    /** What may stand behind a colon. */
    enum Form {
        ABSENT,
        NULL,
        TRUE,
        FALSE,
        NUMBER,
        TEXT,
        /** Text longer than any field of a reading may be. */
        LONG_TEXT,
        /** An object or an array. */
        STRUCTURE
    }

    /** Longest text looked at, in characters: ids and codes have 64. */
    static final int MAX_TEXT = 128;

    static final Scalar ABSENT = new Scalar(Form.ABSENT, "");
    static final Scalar NULL = new Scalar(Form.NULL, "");
    static final Scalar TRUE = new Scalar(Form.TRUE, "");
    static final Scalar FALSE = new Scalar(Form.FALSE, "");
    static final Scalar LONG_TEXT = new Scalar(Form.LONG_TEXT, "");
    static final Scalar STRUCTURE = new Scalar(Form.STRUCTURE, "");

    boolean isText() {
        return form == Form.TEXT;
    }

    /** Whether the sender said nothing here. */
    boolean isMissing() {
        return form == Form.ABSENT || form == Form.NULL;
    }
}
