// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import care.lares.domain.AlarmKind;
import care.lares.domain.AlarmState;
import care.lares.domain.AlarmStep;
import care.lares.domain.Kind;
import care.lares.domain.Proof;
import care.lares.domain.Purpose;
import care.lares.domain.Quality;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a field of an entry is shown. */
enum FieldForm {
    /** As it is. */
    PLAIN {
        @Override
        String print(Object item) throws RefusedException {
            if (item instanceof List<?> list) {
                return joined(list, this, " ");
            }
            if (item instanceof byte[] bytes) {
                return HexFormat.of().formatHex(bytes);
            }
            return item instanceof BigDecimal decimal ? decimal.toString() : withoutControls(item.toString());
        }
    },
    /** Microseconds since 1970 as RFC 3339. */
    TIME {
        @Override
        String print(Object item) throws RefusedException {
            return Instant.EPOCH.plus(number(item), ChronoUnit.MICROS).toString();
        }
    },
    /** Microseconds. */
    DURATION {
        @Override
        String print(Object item) throws RefusedException {
            return Duration.of(number(item), ChronoUnit.MICROS).toString();
        }
    },
    /** Number of a reading's kind, with its unit. */
    KIND {
        @Override
        String print(Object item) throws RefusedException {
            return named(Kind.ofCode(code(item)).map(kind -> (kind.wireName() + " " + kind.unit()).strip()), item);
        }
    },
    /** Numbers of a reading's quality flags. */
    QUALITY {
        @Override
        String print(Object item) throws RefusedException {
            return item instanceof List<?> list
                    ? joined(list, this, " ")
                    : named(Quality.ofCode(code(item)).map(Quality::wireName), item);
        }
    },
    /** Number of an alarm's kind. */
    ALARM_KIND {
        @Override
        String print(Object item) throws RefusedException {
            return named(AlarmKind.ofCode(code(item)).map(AlarmKind::wireName), item);
        }
    },
    /** Number of how the house is guarded. */
    ARM_MODE {
        @Override
        String print(Object item) throws RefusedException {
            return listed(ARM_MODES, item);
        }
    },
    /** Number of a priority. */
    PRIORITY {
        @Override
        String print(Object item) throws RefusedException {
            return listed(PRIORITIES, item);
        }
    },
    /** Number of an alarm's state. */
    STATE {
        @Override
        String print(Object item) throws RefusedException {
            return named(AlarmState.ofCode(code(item)).map(AlarmState::wireName), item);
        }
    },
    /** Number of a lane to a monitoring centre. */
    LANE {
        @Override
        String print(Object item) throws RefusedException {
            return listed(LANES, item);
        }
    },
    /** Number of what became of the machine's clock. */
    CLOCK {
        @Override
        String print(Object item) throws RefusedException {
            return listed(CLOCK_CAUSES, item);
        }
    },
    /** Number of a class of entries. */
    CLASS {
        @Override
        String print(Object item) throws RefusedException {
            return listed(CLASSES, item);
        }
    },
    /** Number of a reason to give way. */
    GAVE_WAY {
        @Override
        String print(Object item) throws RefusedException {
            return listed(REASONS, item);
        }
    },
    /** Number of a proof. */
    PROOF {
        @Override
        String print(Object item) throws RefusedException {
            return named(Proof.ofCode(code(item)).map(Proof::wireName), item);
        }
    },
    /** Number of what became of an anchor. */
    ANCHOR {
        @Override
        String print(Object item) throws RefusedException {
            return listed(ANCHORS, item);
        }
    },
    /** Number of a sort of key. */
    KEY {
        @Override
        String print(Object item) throws RefusedException {
            return listed(KEYS, item);
        }
    },
    /** Number of how it came out that a log is an old copy. */
    CAUSE {
        @Override
        String print(Object item) throws RefusedException {
            return listed(CAUSES, item);
        }
    },
    /** Number of what somebody on duty did. */
    DUTY {
        @Override
        String print(Object item) throws RefusedException {
            return listed(DUTIES, item);
        }
    },
    /** Number of why a walk test is over. */
    ENDING {
        @Override
        String print(Object item) throws RefusedException {
            return listed(ENDINGS, item);
        }
    },
    /** Number of a step of a house that is set up. */
    COMMISSIONING {
        @Override
        String print(Object item) throws RefusedException {
            return listed(COMMISSIONING_STEPS, item);
        }
    },
    /** Devices that were activated. */
    PROVED {
        @Override
        String print(Object item) throws RefusedException {
            return each(item, PLAIN, PLAIN, KIND, TIME, PLAIN);
        }
    },
    /** Contacts that answered. */
    CONFIRMED {
        @Override
        String print(Object item) throws RefusedException {
            return each(item, PLAIN, TIME);
        }
    },
    /** What was pulled and put back. */
    PULL {
        @Override
        String print(Object item) throws RefusedException {
            return formed(item, PLAIN, TIME, TIME);
        }
    },
    /** Number of a purpose. */
    PURPOSE {
        @Override
        String print(Object item) throws RefusedException {
            return named(Purpose.ofCode(code(item)).map(Purpose::wireName), item);
        }
    },
    /** Texts by heading. */
    PAIRS {
        @Override
        String print(Object item) throws RefusedException {
            return tuples(item, PAIR_FIELDS, ": ");
        }
    },
    /** Ways to reach somebody. */
    CHANNELS {
        @Override
        String print(Object item) throws RefusedException {
            return tuples(item, CHANNEL_FIELDS, " ");
        }
    },
    /** An alarm's steps: the last one, and how many there are. */
    HISTORY {
        @Override
        String print(Object item) throws RefusedException {
            if (!(item instanceof List<?> steps)
                    || steps.isEmpty()
                    || !(steps.get(steps.size() - 1) instanceof List<?> last)
                    || last.size() != STEP_FIELDS) {
                throw new RefusedException("alarm has a history of another form");
            }
            String step = named(AlarmStep.ofCode(code(last.get(1))).map(AlarmStep::wireName), last.get(1));
            String said = PLAIN.print(last.get(4)).isEmpty() ? "" : ": " + PLAIN.print(last.get(4));
            return step + " by " + PLAIN.print(last.get(2)) + said + " (step " + steps.size() + ")";
        }
    };

    private static final List<String> ARM_MODES = List.of("disarmed", "home", "night", "away", "vacation");
    private static final List<String> PRIORITIES = List.of("high", "medium", "low");
    private static final List<String> ANCHORS = List.of("mined", "final", "gone", "foreign", "inherited");
    private static final List<String> CAUSES = List.of("backup", "witness", "ledger");
    private static final List<String> KEYS = List.of("log", "box", "subject", "ledger", "device_ca", "ratchet");
    private static final List<String> ENDINGS = List.of("said", "time", "second_activation", "restart");
    private static final List<String> COMMISSIONING_STEPS = List.of(
            "begun",
            "given_up",
            "device_required",
            "device_exempt",
            "device_proved",
            "contact_called",
            "contact_confirmed",
            "mains_lost",
            "mains_back",
            "uplink_lost",
            "uplink_back",
            "report_stands");
    private static final List<String> DUTIES = List.of("pin_set", "pin_gone", "took_over");
    private static final List<String> LANES = List.of("alarms", "vitals", "telemetry");
    private static final List<String> CLOCK_CAUSES =
            List.of("not_set", "behind_the_log", "unsynchronised", "forward", "back", "returned", "believed", "slept");
    private static final List<String> CLASSES = List.of("telemetry", "vital", "alarm", "evidence");
    private static final List<String> REASONS = List.of("space", "retention");
    private static final int STEP_FIELDS = 5;
    private static final int PAIR_FIELDS = 2;
    private static final int CHANNEL_FIELDS = 3;

    /** The item as text for people: one line, whatever it holds. */
    abstract String print(Object item) throws RefusedException;

    private static long number(Object item) throws RefusedException {
        if (item instanceof Integer || item instanceof Long) {
            return ((Number) item).longValue();
        }
        throw new RefusedException("entry has something else where a number belongs");
    }

    private static int code(Object item) throws RefusedException {
        long number = number(item);
        return number >= 0 && number <= Integer.MAX_VALUE ? (int) number : -1;
    }

    /** Of names that are numbered from 1. */
    private static String listed(List<String> names, Object item) throws RefusedException {
        int code = code(item);
        return named(code < 1 || code > names.size() ? Optional.empty() : Optional.of(names.get(code - 1)), item);
    }

    private static String named(Optional<String> name, Object item) {
        return name.orElse("unknown (" + item + ")");
    }

    private static String tuples(Object item, int fields, String between) throws RefusedException {
        if (!(item instanceof List<?> all)) {
            throw new RefusedException("entry has something else where a list belongs");
        }
        StringBuilder printed = new StringBuilder();
        for (Object one : all) {
            if (!(one instanceof List<?> parts) || parts.size() != fields) {
                throw new RefusedException("entry has a list of another form");
            }
            printed.append(printed.isEmpty() ? "" : "; ").append(joined(parts, PLAIN, between));
        }
        return printed.toString();
    }

    /** A list of lists, each of whose items has a form of its own. */
    private static String each(Object item, FieldForm... forms) throws RefusedException {
        if (!(item instanceof List<?> all)) {
            throw new RefusedException("entry has something else where a list belongs");
        }
        StringBuilder printed = new StringBuilder();
        for (Object one : all) {
            printed.append(printed.isEmpty() ? "" : "; ").append(formed(one, forms));
        }
        return printed.toString();
    }

    private static String formed(Object item, FieldForm... forms) throws RefusedException {
        if (!(item instanceof List<?> parts) || parts.size() != forms.length) {
            throw new RefusedException("entry has a list of another form");
        }
        StringBuilder printed = new StringBuilder();
        for (int i = 0; i < forms.length; i++) {
            Object part = parts.get(i);
            if (!part.equals(Optional.empty()) && !part.equals(List.of())) {
                printed.append(printed.isEmpty() ? "" : " ").append(forms[i].print(part));
            }
        }
        return printed.toString();
    }

    private static String joined(List<?> items, FieldForm form, String between) throws RefusedException {
        StringBuilder all = new StringBuilder();
        for (Object item : items) {
            all.append(all.isEmpty() ? "" : between).append(form.print(item));
        }
        return all.toString();
    }

    /** Nothing an entry holds may move the cursor, break the line or turn the direction of what is printed. */
    private static String withoutControls(String text) {
        return text.codePoints()
                .mapToObj(c -> isControl(c) ? "\\u%04x".formatted(c) : Character.toString(c))
                .collect(Collectors.joining());
    }

    private static boolean isControl(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }
}
