// SPDX-License-Identifier: Apache-2.0
package care.lares.driver;

import care.lares.domain.Kind;
import care.lares.domain.Reading;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Reads messages that are refused for the way they came, and hears nothing in them but calls: the rest stays refused. A test
 * that is told beside a call is heard with it, so that it stays one.
 */
public final class CallsOnly implements Driver {
    private final String name;
    private final Rejected why;
    private final List<Driver> readers;
    private final UnaryOperator<Decoded> meaning;

    /**
     * One for messages that come a certain way.
     *
     * @param name under which they are counted
     * @param why they are refused
     * @param readers tried in this order, until one finds a call
     * @param meaning what a message means beyond what it says, by whose device it is
     */
    public CallsOnly(String name, Rejected why, List<Driver> readers, UnaryOperator<Decoded> meaning) {
        this.name = name;
        this.why = why;
        this.readers = List.copyOf(readers);
        this.meaning = meaning;
    }

    @Override
    public String name() {
        return name;
    }

    /** The calls in it, and why it is refused. */
    @Override
    public Decoded decode(RawMessage message) {
        return new Decoded(calls(message), List.of(why));
    }

    private List<Reading> calls(RawMessage message) {
        for (Driver reader : readers) {
            List<Reading> readings = meaning.apply(reader.decode(message)).readings();
            if (readings.stream().anyMatch(Reading::isCall)) {
                return readings.stream().filter(CallsOnly::isHeard).toList();
            }
        }
        return List.of();
    }

    private static boolean isHeard(Reading reading) {
        return reading.isCall() || reading.kind() == Kind.TEST;
    }
}
