/** The portal as it is run: commands and servers in processes of their own. */
@org.jspecify.annotations.NullMarked
package org.whosaw.portal.web.process;
