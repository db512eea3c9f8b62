/**
 * The desk's pages about accounts: where her own was used, and which may have been another's.
 *
 * <p>Tables: none.
 *
 * <p>Invariants: no patient is named; nobody closes what is about her own account.
 */
@NullMarked
package org.whosaw.portal.web.hospital.account;

import org.jspecify.annotations.NullMarked;
