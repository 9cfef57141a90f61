// SPDX-License-Identifier: Apache-2.0
package care.lares.driver;

/**
 * The value of one field as it stood in the message.
 *
 * @param form what it was
 * @param text numbers and texts as sent; empty for the others
 */
public record Scalar(Form form, String text) {
    /** What may stand behind a colon. */
    public enum Form {
        /** The field was not there. */
        ABSENT,
        /** JSON's null. */
        NULL,
        /** JSON's true. */
        TRUE,
        /** JSON's false. */
        FALSE,
        /** A number. */
        NUMBER,
        /** Text of ordinary length. */
        TEXT,
        /** Text longer than any field of a reading may be. */
        LONG_TEXT,
        /** An object or an array. */
        STRUCTURE
    }

    /** Longest text looked at, in characters: ids and codes have 64. */
    public static final int MAX_TEXT = 128;

    /** Form {@link Form#ABSENT}. */
    public static final Scalar ABSENT = new Scalar(Form.ABSENT, "");
    /** Form {@link Form#NULL}. */
    public static final Scalar NULL = new Scalar(Form.NULL, "");
    /** Form {@link Form#TRUE}. */
    public static final Scalar TRUE = new Scalar(Form.TRUE, "");
    /** Form {@link Form#FALSE}. */
    public static final Scalar FALSE = new Scalar(Form.FALSE, "");
    /** Form {@link Form#LONG_TEXT}. */
    public static final Scalar LONG_TEXT = new Scalar(Form.LONG_TEXT, "");
    /** Form {@link Form#STRUCTURE}. */
    public static final Scalar STRUCTURE = new Scalar(Form.STRUCTURE, "");

    /** Whether it is text of ordinary length. */
    public boolean isText() {
        return form == Form.TEXT;
    }

    /** Whether the sender said nothing here. */
    public boolean isMissing() {
        return form == Form.ABSENT || form == Form.NULL;
    }
}
