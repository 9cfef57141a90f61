// SPDX-License-Identifier: Apache-2.0
package care.lares.api.act;

import care.lares.domain.Value;

/** Values as JSON has them. */
final class Values {
    private Values() {}

    static Object json(Value value) {
        if (value instanceof Value.Flag flag) {
            return flag.on();
        }
        return value instanceof Value.Quantity quantity ? quantity.number() : ((Value.Code) value).code();
    }
}
