/**
 * The package that an authority receives: one ZIP, made by nobody's hand and checked with standard
 * tools.
 *
 * <p>No table. Parts: {@code complaint.json} (its schema is published), {@code complaint.pdf} in
 * Chinese, {@code evidence/}, {@code extracts/} with {@code proofs/}, {@code manifest.sha256} and
 * its detached signature.
 *
 * <p>Invariants: nothing is in it that she did not confirm, and no word of ours accuses; evidence
 * is streamed and never held; evidence that is not what she sent makes no package; the same
 * complaint makes the same bytes.
 */
@NullMarked
package org.whosaw.portal.authority.dossier;

import org.jspecify.annotations.NullMarked;
