/**
 * Both sides of requests of rights: what she files, reads, answers and takes back; what the desk
 * acknowledges, asks, composes, releases.
 */
@NullMarked
package org.whosaw.portal.request.rights.desk;

import org.jspecify.annotations.NullMarked;
