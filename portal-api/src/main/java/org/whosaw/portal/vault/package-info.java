/**
 * The keys of whoever is stored, persons above all: one data key each, wrapped, in one table that
 * can be destroyed row by row; and what seals under them.
 *
 * <p>Tables: {@code data_key}, and no other room writes it. It holds nothing but keys, so that a
 * backup can leave it out and keep it apart.
 *
 * <p>Invariants: an owner has at most one key in her life; a destroyed key is never made anew; a
 * key is remembered in the process for half a minute at most, so that it is gone from all nodes
 * soon after it was destroyed; nothing uncommitted is remembered.
 */
@NullMarked
package org.whosaw.portal.vault;

import org.jspecify.annotations.NullMarked;
