package org.whosaw.portal.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.whosaw.portal.kernel.PortalException;

class DataKeyTest {
    private static final RandomSource RANDOM = new RandomSource();
    private static final byte[] RAW = new byte[DataKey.BYTES];

    /** Worked out by Python's hmac; whoever changes this makes every proof given so far wrong. */
    @Test
    void salt_fixedKey_isForEverThis() {
        DataKey key = new DataKey(RAW, SealSuite.AES256_GCM, RANDOM);

        assertThat(HexFormat.of().formatHex(key.salt("access", 7)))
                .isEqualTo("2be978220ca9beaad8588333e6a9b832f6dbe1569f65e642f3592b7e966a4d00");
    }

    /** A value names its suite, so what one sealed opens under the other's key file. */
    @Test
    void suiteLineChanged_oldValuesOpen_newOnesAreOfTheOther() {
        DataKey before = new DataKey(RAW, SealSuite.AES256_GCM, RANDOM);
        DataKey after = new DataKey(RAW, SealSuite.SM4_GCM, RANDOM);

        assertThat(after.open("a.b", before.seal("a.b", "静"))).isEqualTo("静");
        assertThat(before.open("a.b", after.seal("a.b", "静"))).isEqualTo("静");
        assertThat(before.seal("a.b", "静")[0]).isEqualTo((byte) 0x11);
        assertThat(after.seal("a.b", "静")[0]).isEqualTo((byte) 0x12);
        assertThat(after.salt("access", 7)).isEqualTo(before.salt("access", 7));
    }

    @Test
    void salt_otherLabelIdOrKey_another() {
        DataKey key = new DataKey(RAW, SealSuite.AES256_GCM, RANDOM);
        DataKey other = new DataKey(RANDOM.bytes(DataKey.BYTES), SealSuite.AES256_GCM, RANDOM);
        byte[] salt = key.salt("access", 7);

        assertThat(salt).hasSize(DataKey.SALT_BYTES).isEqualTo(key.salt("access", 7));
        assertThat(key.salt("access", 8)).isNotEqualTo(salt);
        assertThat(key.salt("acces", 7)).isNotEqualTo(salt);
        assertThat(other.salt("access", 7)).isNotEqualTo(salt);
    }

    @ParameterizedTest
    @EnumSource
    void open_changedOrElsewhere_isRefused(CryptoSuite suite) {
        Keyring keyring = Keyring.generate(RANDOM, suite, true);
        DataKey key = new KeyWrap(keyring, RANDOM).make(1).key();
        byte[] sealed = key.seal("person.name", "王芳");

        assertThat(key.open("person.name", sealed)).isEqualTo("王芳");
        assertThat(DataKey.sealed(sealed)).isTrue();
        assertThat(DataKey.sealed(new Sealer(keyring, RANDOM).seal("person.name", "x"))).isFalse();
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> key.open("person.name", changed))
                    .isInstanceOf(PortalException.class);
        }
        assertThatThrownBy(() -> key.open("person.phone", sealed))
                .isInstanceOf(PortalException.class);
    }

    @ParameterizedTest
    @EnumSource
    void wrap_otherOwner_isRefused(CryptoSuite suite) {
        KeyWrap wrap = new KeyWrap(Keyring.generate(RANDOM, suite, true), RANDOM);
        KeyWrap.Wrapped made = wrap.make(1);
        byte[] again = wrap.renew(1, made.bytes());

        assertThat(wrap.open(1, made.bytes()).salt("a", 1)).isEqualTo(made.key().salt("a", 1));
        assertThat(again).isNotEqualTo(made.bytes());
        assertThat(wrap.open(1, again).salt("a", 1)).isEqualTo(made.key().salt("a", 1));
        assertThatThrownBy(() -> wrap.open(2, made.bytes())).isInstanceOf(PortalException.class);
    }
}
