package org.whosaw.portal.identity.patient;

import org.jspecify.annotations.Nullable;
import org.whosaw.portal.crypto.Pseudonymizer;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.identity.PhoneNumber;

/** Makes and hashes what sign-in hands out: codes, challenges, one-time passwords. */
public final class SignInCrypto {
    private final Pseudonymizer pseudonymizer;
    private final RandomSource random;
    private final @Nullable String demoPassword;

    /**
     * Creates it.
     *
     * @param demoPassword the constant one-time password of a demo world; null anywhere else
     */
    public SignInCrypto(
            Pseudonymizer pseudonymizer, RandomSource random, @Nullable String demoPassword) {
        this.pseudonymizer = pseudonymizer;
        this.random = random;
        this.demoPassword = demoPassword;
    }

    String newChallenge() {
        return random.token();
    }

    String newPassword(int digits) {
        return demoPassword != null ? demoPassword : random.text(digits, "0123456789");
    }

    String newBindingCode() {
        return BindingCodes.make(random);
    }

    byte[] codeHash(String canonicalCode) {
        return pseudonymizer.index("binding-code", canonicalCode);
    }

    byte[] challengeHash(String challenge) {
        return pseudonymizer.index("sign-in.challenge", challenge);
    }

    byte[] passwordHash(String challenge, String password) {
        return pseudonymizer.index("sign-in.password", challenge, password);
    }

    byte[] index(PhoneNumber number) {
        return number.index(pseudonymizer);
    }

    /** Returns the digits of what was typed; full-width ones count, spaces do not. */
    static String digits(String typed) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < typed.length(); i++) {
            int digit = Character.digit(typed.charAt(i), 10);
            if (digit >= 0) {
                digits.append(digit);
            } else if (!Character.isSpaceChar(typed.charAt(i))) {
                digits.append('?'); // a letter makes it wrong rather than shorter
            }
        }
        return digits.toString();
    }
}
