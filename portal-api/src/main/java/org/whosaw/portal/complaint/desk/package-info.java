/**
 * Where a complaint is written, filed and followed by who has its code.
 *
 * <p>Tables: {@code complaint}, {@code complaint_leaf}; evidence in {@code complaint_file} and
 * {@code complaint_piece}.
 *
 * <p>Invariants: a complaint is sealed under a key that only its code opens, from the first word on
 * and whoever it is addressed to; no row says whose it is, about whom, to whom or how far it is;
 * sealed bodies come in steps of 4 KiB; each edge of its course but the first has a leaf in the
 * same transaction; what was confirmed is never changed.
 */
@NullMarked
package org.whosaw.portal.complaint.desk;

import org.jspecify.annotations.NullMarked;
