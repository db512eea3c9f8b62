package org.whosaw.portal.retention.erasure;

import org.whosaw.portal.kernel.Coded;

/** Why a person is erased. */
public enum ErasureGround implements Coded {
    /** She asked for it. */
    ASKED,
    /** The purpose is fulfilled or can not be, or the term is over. */
    PURPOSE_OVER,
    /** It was unlawful to have the data. */
    UNLAWFUL
}
