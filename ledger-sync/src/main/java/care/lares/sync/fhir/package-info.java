// SPDX-License-Identifier: Apache-2.0
/** Summaries and alarms as FHIR R4 transaction bundles. Pure. */
@NullMarked
package care.lares.sync.fhir;

import org.jspecify.annotations.NullMarked;
