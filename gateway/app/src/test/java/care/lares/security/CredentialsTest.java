// SPDX-License-Identifier: Apache-2.0
package care.lares.security;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.PersonId;
import care.lares.journal.DeviceCredential;
import care.lares.journal.Entry;
import care.lares.journal.RegistryEntry.DeviceRegistered;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialsTest {
    private static final Instant AT = Instant.parse("2026-11-21T08:00:00Z");

    private final Map<DeviceId, DeviceRegistered> devices = new HashMap<>();
    private final Map<PersonId, Entry.PersonEnrolled> people = new HashMap<>();
    private final Credentials credentials =
            new Credentials(id -> Optional.ofNullable(devices.get(id)), id -> Optional.ofNullable(people.get(id)));

    @Test
    void knowsADeviceByTheSecretMintedForIt() {
        enrolDevice("pendant-3", "secret3");
        enrolDevice("pendant-4", "secret4");

        assertThat(credentials.check("pendant-3", "secret3")).contains(new Principal.Device(new DeviceId("pendant-3")));
        assertThat(credentials.check("pendant-3", "secret4")).isEmpty();
        assertThat(credentials.check("pendant-5", "secret3")).isEmpty();
    }

    @Test
    void knowsAPersonWithTheScopesOfTheCredential() {
        enrolPerson("anna", "s", Set.of("alarms:act", "something:newer"));

        assertThat(credentials.check("anna", "s"))
                .contains(new Principal.Person(new PersonId("anna"), Set.of(Scope.ALARMS_ACT)));
    }

    @Test
    void knowsAnAdministrator() {
        enrolPerson("root", "s", Set.of("alarms:read", "admin"));

        assertThat(credentials.check("root", "s")).contains(new Principal.Admin(new PersonId("root")));
    }

    @Test
    void tellsADeviceFromAPersonOfTheSameNameByTheSecret() {
        enrolDevice("anna", "device secret");
        enrolPerson("anna", "her secret", Set.of());

        assertThat(credentials.check("anna", "device secret")).containsInstanceOf(Principal.Device.class);
        assertThat(credentials.check("anna", "her secret")).containsInstanceOf(Principal.Person.class);
    }

    @Test
    void letsNobodyInWithoutASecret() {
        devices.put(new DeviceId("by-certificate"), device(new DeviceId("by-certificate"), DeviceCredential.NONE));

        assertThat(credentials.check("by-certificate", "")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'',''",
        "'a/b',x",
        "'#',x",
        "nobody,''",
        "nobody,0000000000000000000000000000000000000000000000000000000000000000"
    })
    void takesRubbishAsAWrongPassword(String username, String password) {
        assertThat(credentials.check(username, password)).isEmpty();
    }

    @Test
    void looksAtNoMoreThanASecretNeeds() {
        String longest = "x".repeat(Credentials.MAX_LENGTH);
        enrolDevice("d", longest);
        enrolDevice("e", longest + "x");

        assertThat(credentials.check("d", longest)).isPresent();
        assertThat(credentials.check("e", longest + "x")).isEmpty();
    }

    private void enrolDevice(String id, String secret) {
        DeviceId device = new DeviceId(id);
        devices.put(device, device(device, DeviceCredential.ofSecret(Secrets.hash(secret))));
    }

    private void enrolPerson(String id, String secret, Set<String> scopes) {
        PersonId person = new PersonId(id);
        people.put(person, new Entry.PersonEnrolled(AT, person, scopes, Secrets.hash(secret)));
    }

    private static DeviceRegistered device(DeviceId id, DeviceCredential credential) {
        return new DeviceRegistered(AT, id, Assignment.NONE, "", "", credential, "anna");
    }
}
