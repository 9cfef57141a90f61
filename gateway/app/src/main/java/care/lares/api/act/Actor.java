// SPDX-License-Identifier: Apache-2.0
package care.lares.api.act;

import care.lares.api.Caller;
import care.lares.api.Exchange;
import care.lares.api.Fields;
import care.lares.api.Problem;
import care.lares.api.Refused;
import care.lares.domain.PersonId;
import care.lares.journal.Duty;

/**
 * Who does something: the caller, or the person a ward's shared console names.
 *
 * @param by the person
 * @param through the credential's own name
 * @param channel how it came in
 */
record Actor(PersonId by, PersonId through, String channel) {
    private static final int MAX_ID = 256;

    /**
     * Who the field {@code by} names, which may be left out. Nobody who has a PIN is named at a shared console by others.
     *
     * @throws Refused 403 when somebody is named who has a PIN and did not give it; without a name it is taken
     */
    static Actor of(Exchange exchange, Fields fields, Duty duty) {
        Actor actor = named(exchange, fields);
        Caller.Person caller = exchange.person();
        boolean proved =
                caller.channel() != Caller.Channel.SESSION || actor.by().equals(caller.id());
        if (!proved && duty.pin(actor.by()).isPresent()) {
            throw new Refused(Problem.forbidden("by: " + actor.by()
                    + " has a PIN and has not given it at this console; leave 'by' out, and it counts all the same"));
        }
        return actor;
    }

    private static Actor named(Exchange exchange, Fields fields) {
        Caller.Person caller = exchange.person();
        PersonId by = fields.of("by", MAX_ID, PersonId::new).orElse(caller.id());
        String way = caller.channel() == Caller.Channel.SESSION ? "console" : "http";
        return new Actor(
                by, caller.through(), by.equals(caller.through()) ? way : way + " through " + caller.through());
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
