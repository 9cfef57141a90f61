// SPDX-License-Identifier: Apache-2.0
package care.lares.driver;

import care.lares.domain.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Reads messages in one form, and hears a call that somebody sent in another: what else is in it stays refused. */
public final class EitherShape implements Driver {
    private final Driver expected;
    private final List<Driver> others;
    private final UnaryOperator<Decoded> meaning;

    /**
     * One for a place where a form is expected.
     *
     * @param expected what is taken
     * @param others tried in this order on what was not, until one finds a call
     * @param meaning what a message means beyond what it says, by whose device it is
     */
    public EitherShape(Driver expected, List<Driver> others, UnaryOperator<Decoded> meaning) {
        this.expected = expected;
        this.others = List.copyOf(others);
        this.meaning = meaning;
    }

    @Override
    public String name() {
        return expected.name();
    }

    /** What it says; of what was refused, the calls in another form beside the reason. */
    @Override
    public Decoded decode(RawMessage message) {
        Decoded read = expected.decode(message);
        if (read.rejected().isEmpty() || meaning.apply(read).readings().stream().anyMatch(Reading::isCall)) {
            return read;
        }
        Decoded heard = new CallsOnly(name(), read.rejected().get(0), others, meaning).decode(message);
        List<Reading> readings = new ArrayList<>(read.readings());
        readings.addAll(heard.readings());
        return new Decoded(readings, read.rejected());
    }
}
