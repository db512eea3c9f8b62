/**
 * Where network addresses are registered, as the registries of addresses say.
 *
 * <p>Tables: none. The registry is a resource packed with the program ({@code
 * address/register.bin}; source, date and licence in {@code NOTICE}).
 *
 * <p>Invariants: an address is never looked up outside this process; private, own and unknown
 * addresses are never called foreign; what a registry says is where a block of addresses is
 * registered, never where a person was, and every page that shows it says so.
 */
@NullMarked
package org.whosaw.portal.access.address;

import org.jspecify.annotations.NullMarked;
