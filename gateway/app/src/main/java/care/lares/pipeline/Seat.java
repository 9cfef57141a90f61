// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

/** A connection at one of the doors, as far as it matters who else comes in the same name. */
public interface Seat {
    /** A connection of nobody in particular. */
    Seat NOBODYS = new Seat() {
        @Override
        public void spoke() {
            // it matters to nobody
        }

        @Override
        public void left() {
            // nobody has sat there
        }
    };

    /** Something came in over it. */
    void spoke();

    /** It is closed; once more does no harm. */
    void left();
}
