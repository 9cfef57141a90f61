// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import care.lares.rules.login.TakenOver;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The open connections of one device. It is two devices when two connections speak while both are open, or when they throw
 * each other out again and again; a connection that is half open after the device has come back says nothing any more.
 */
final class Company {
    /**
     * One of them.
     *
     * @param client its client id, which takes the place of an older one with the same
     * @param address where it comes from
     * @param sendAway closes it
     */
    record Member(String client, String address, Runnable sendAway) {
        /** One object, one connection. */
        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    private final List<Member> members = new ArrayList<>();
    /** Those that have spoken since the newest of them came. */
    private final Set<Member> spoken = new HashSet<>();

    private TakenOver takenOver = TakenOver.NEVER;

    /** Somebody has come; whether that shows that they are two. */
    boolean came(Member newest, long nowNanos) {
        Optional<Member> older = members.stream()
                .filter(member -> member.client().equals(newest.client()))
                .findFirst();
        older.ifPresent(this::left);
        members.add(newest);
        spoken.clear();
        if (older.isEmpty()) {
            return false;
        }
        takenOver = takenOver.again(!older.get().address().equals(newest.address()), nowNanos);
        return takenOver.isByTwo();
    }

    /** One of them has said something; whether that shows, for the first time, that they are two. */
    boolean spoke(Member member) {
        return members.size() > 1 && members.contains(member) && spoken.add(member) && spoken.size() == 2;
    }

    void left(Member member) {
        members.remove(member);
        spoken.remove(member);
    }

    boolean isEmpty() {
        return members.isEmpty();
    }

    /** Whether two are here that both have spoken. */
    boolean isShared() {
        return spoken.size() > 1;
    }

    /** None of them counts any more. */
    void sendAway() {
        List<Member> all = List.copyOf(members);
        members.clear();
        spoken.clear();
        takenOver = TakenOver.NEVER;
        all.forEach(member -> member.sendAway().run());
    }
}
