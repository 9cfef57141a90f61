// SPDX-License-Identifier: Apache-2.0
/** Devices that speak HTTP: each posts its own readings, with the secret minted for it. */
@NullMarked
package care.lares.ingest.http;

import org.jspecify.annotations.NullMarked;
