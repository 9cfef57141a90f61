// SPDX-License-Identifier: Apache-2.0
package care.lares.api.act;

import care.lares.api.Caller;
import care.lares.api.Exchange;
import care.lares.api.Fields;
import care.lares.domain.PersonId;

/**
 * Who does something: the caller, or the person a ward's shared console names.
 *
 * @param by the person
 * @param through the credential's own name
 * @param channel how it came in
 */
record Actor(PersonId by, PersonId through, String channel) {
    private static final int MAX_ID = 256;

    /** The field that names the person, which may be left out. */
    static Actor of(Exchange exchange, Fields fields) {
        Caller.Person caller = exchange.person();
        PersonId by = fields.of("by", MAX_ID, PersonId::new).orElse(caller.id());
        String way = caller.channel() == Caller.Channel.SESSION ? "console" : "http";
        return new Actor(by, caller.id(), by.equals(caller.id()) ? way : way + " through " + caller.id());
    }

    /** Where the person stands, unless they say: all that came in through the same credential is one console. */
    String console() {
        return through.value();
    }

    /** Who, and through whom where that is someone else. */
    String words() {
        return by.equals(through) ? by.value() : by + "@" + through;
    }
}
