// SPDX-License-Identifier: Apache-2.0
/** The family of devices that speak SenML (RFC 8428): packs of records that share base values. */
@NullMarked
package care.lares.driver.senml;

import org.jspecify.annotations.NullMarked;
