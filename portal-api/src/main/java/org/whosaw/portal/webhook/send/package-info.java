/**
 * One signed call: the signature (Standard Webhooks 1.0), the guard against addresses inside the
 * house, the limits on time and on what is read of an answer.
 *
 * <p>No tables. Invariants: no redirect is followed; a call goes to an address that was judged,
 * whatever the name leads to a moment later; an address of this machine or of a private network is
 * never called unless the configuration says so; of an answer a few kilobytes are read and none
 * kept.
 */
@NullMarked
package org.whosaw.portal.webhook.send;

import org.jspecify.annotations.NullMarked;
