/** What the ledger's owner signed each day, for everyone. */
@NullMarked
package org.whosaw.portal.web.open.log;

import org.jspecify.annotations.NullMarked;
