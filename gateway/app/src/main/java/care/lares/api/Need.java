// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.security.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a caller must be for a route. */
public final class Need {
    /** Nothing: the answer is about no person. */
    public static final Need NOTHING = new Need(true, false, List.of());
    /** Any person with a valid credential. */
    public static final Need A_PERSON = new Need(false, false, List.of());

    private final boolean open;
    private final boolean devices;
    private final List<Scope> scopes;

    private Need(boolean open, boolean devices, List<Scope> scopes) {
        this.open = open;
        this.devices = devices;
        this.scopes = scopes;
    }

    /** A person with at least one of these scopes. */
    public static Need oneOf(Scope first, Scope... others) {
        return new Need(false, false, scopes(first, others));
    }

    /** A device, or a person with at least one of these scopes. */
    public static Need deviceOrOneOf(Scope first, Scope... others) {
        return new Need(false, true, scopes(first, others));
    }

    private static List<Scope> scopes(Scope first, Scope... others) {
        List<Scope> all = new ArrayList<>(List.of(first));
        all.addAll(Arrays.asList(others));
        return List.copyOf(all);
    }

    /** Whether anyone at all may ask. */
    public boolean open() {
        return open;
    }

    /** The scopes of which a person needs one; empty when any person may ask. */
    public List<Scope> scopes() {
        return scopes;
    }

    /** Whether a device may ask. */
    public boolean devices() {
        return devices;
    }

    /** Why this caller is not let in; empty when he is. */
    Optional<Problem> refusal(Caller caller) {
        if (open) {
            return Optional.empty();
        }
        if (caller instanceof Caller.Person person) {
            boolean may = scopes.isEmpty() || scopes.stream().anyMatch(person::may);
            return may ? Optional.empty() : Optional.of(Problem.forbidden(words("this credential may not do that")));
        }
        if (caller instanceof Caller.Device) {
            return devices
                    ? Optional.empty()
                    : Optional.of(Problem.forbidden(words("this is a device's secret: devices send readings only")));
        }
        return Optional.of(
                caller instanceof Caller.Stranger
                        ? Problem.unauthorized("nobody has this token or session, or it has run out; sign in again, or "
                                + "mint a token with 'lares user NAME --scope SCOPE'")
                        : Problem.unauthorized(
                                "send a token as 'Authorization: Bearer TOKEN', or sign in at /api/v1/session; "
                                        + "'lares user NAME --scope SCOPE' mints a token"));
    }

    private String words(String refusal) {
        String names = scopes.stream().map(Scope::wireName).collect(Collectors.joining(" or "));
        return names.isEmpty() ? refusal : refusal + "; it needs the scope " + names;
    }
}
