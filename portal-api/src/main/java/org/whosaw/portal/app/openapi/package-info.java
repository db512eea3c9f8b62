/**
 * Describes the API as OpenAPI 3.1, from the resource classes that the server runs.
 *
 * <p>Invariants: every resource outside the pages is in the document, because it is read from the
 * server's own list; nothing is described by hand that the code already says. Examples lie in
 * {@code openapi/<operationId>.request.json} and {@code .response.json} on the class path.
 */
@NullMarked
package org.whosaw.portal.app.openapi;

import org.jspecify.annotations.NullMarked;
