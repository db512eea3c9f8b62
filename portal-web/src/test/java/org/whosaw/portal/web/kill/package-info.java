/** Kills the server while hospitals send, and counts what it answered for. */
@org.jspecify.annotations.NullMarked
package org.whosaw.portal.web.kill;
