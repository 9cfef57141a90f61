// SPDX-License-Identifier: Apache-2.0
package care.lares.security;

import care.lares.domain.DeviceId;
import care.lares.domain.PersonId;
import care.lares.journal.Entry;
import care.lares.journal.RegistryEntry.DeviceRegistered;
import java.util.Optional;
import java.util.function.Function;

/** Checks a username and password against what was enrolled. */
public final class Credentials {
    /** Longest username or password looked at, in characters: ids have 64, minted secrets {@link Secrets#LENGTH}. */
    public static final int MAX_LENGTH = 256;

    /** No secret has this hash; compared with when there is nobody of that name, so that it takes as long. */
    private static final String NOBODY = "0".repeat(64);

    private final Function<DeviceId, Optional<DeviceRegistered>> devices;
    private final Function<PersonId, Optional<Entry.PersonEnrolled>> people;

    /**
     * Looks people and devices up where they are enrolled.
     *
     * @param devices a device's latest enrolment
     * @param people a person's latest enrolment
     */
    public Credentials(
            Function<DeviceId, Optional<DeviceRegistered>> devices,
            Function<PersonId, Optional<Entry.PersonEnrolled>> people) {
        this.devices = devices;
        this.people = people;
    }

    /**
     * Who it is; empty when the password is not the secret minted for that name. A device and a person may have the
     * same name: the secret tells them apart.
     *
     * @param username the device's or the person's id
     * @param password the secret
     */
    public Optional<Principal> check(String username, String password) {
        if (username.length() > MAX_LENGTH || password.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        Optional<DeviceRegistered> device = idOf(username, DeviceId::new).flatMap(devices);
        Optional<Entry.PersonEnrolled> person = idOf(username, PersonId::new).flatMap(people);
        boolean isDevice = Secrets.matches(
                password, device.map(known -> known.credential().secretHash()).orElse(NOBODY));
        boolean isPerson = Secrets.matches(
                password, person.map(Entry.PersonEnrolled::secretHash).orElse(NOBODY));
        if (device.isPresent() && isDevice) {
            return Optional.of(new Principal.Device(device.get().device()));
        }
        return isPerson ? person.map(Bearers::principal) : Optional.empty();
    }

    private static <T> Optional<T> idOf(String name, Function<String, T> id) {
        try {
            return Optional.of(id.apply(name));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
