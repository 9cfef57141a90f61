// SPDX-License-Identifier: Apache-2.0
/** Reads transaction bundles with HAPI FHIR: other people's code, so that what we send is judged by a stranger. */
@NullMarked
package care.lares.sim.centre.fhir;

import org.jspecify.annotations.NullMarked;
