/** What opens when she scans a recipient's code: who it is, before anything is asked. */
@NullMarked
package org.whosaw.portal.web.open.scan;

import org.jspecify.annotations.NullMarked;
