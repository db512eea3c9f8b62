package org.whosaw.portal.access.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRegisterTest {
    private static final AddressRegister SHIPPED = AddressRegister.load(AddressSettings.defaults());

    @ParameterizedTest
    @ValueSource(strings = {"202.96.209.5", "114.114.114.114", "223.5.5.5", "240e:0:1::5"})
    void of_blockOfTheMainland_isChina(String address) {
        assertThat(SHIPPED.of(address)).isEqualTo(Registration.CHINA);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "8.8.8.8:5123",
                " 193.0.6.139 ",
                "::ffff:8.8.8.8",
                "64:ff9b::808:808",
                "2002:808:808::1",
                "2001:4860:4860::8888",
                "[2001:4860:4860::8888]:443",
                "2001:4860:4860::8888%eth0"
            })
    void of_blockOfAnotherCountry_isOutside(String address) {
        assertThat(SHIPPED.of(address)).isEqualTo(Registration.OUTSIDE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.3.4",
                "127.0.0.1",
                "100.64.0.9",
                "169.254.1.1",
                "203.0.113.77",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fd00::1",
                "ff02::1",
                "2001:db8::1",
                "2001::1",
                "::ffff:10.0.0.1"
            })
    void of_addressOfNobody_isUnknown(String address) {
        assertThat(SHIPPED.of(address)).isEqualTo(Registration.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "pc-17.example",
                "8.8.8",
                "8.8.8.8.8",
                "256.1.1.1",
                "8.8.8.-8",
                "8.8.8.x",
                "1::2::3",
                "2001:4860",
                "2001:4860:4860:0:0:0:0:0:8888",
                "2001:486g::1",
                "12345::",
                "[2001:db8::1",
                "٨.8.8.8",
                "08.8.8.8888"
            })
    void of_noAddress_isUnknown(String address) {
        assertThat(SHIPPED.of(address)).isEqualTo(Registration.UNKNOWN);
        assertThat(SHIPPED.of(null)).isEqualTo(Registration.UNKNOWN);
    }

    @Test
    void of_blockThatTheOperatorKnows_isWhatShePuts() {
        AddressRegister own =
                AddressRegister.load(
                        new AddressSettings(
                                List.of("11.0.0.0/8", "8.8.8.8", "2001:4860::/32"),
                                List.of("203.0.113.0/24")));
        assertThat(own.of("11.20.30.40")).isEqualTo(Registration.UNKNOWN);
        assertThat(SHIPPED.of("11.20.30.40")).isEqualTo(Registration.OUTSIDE);
        assertThat(own.of("8.8.8.8")).isEqualTo(Registration.UNKNOWN);
        assertThat(own.of("8.8.8.9")).isEqualTo(Registration.OUTSIDE);
        assertThat(own.of("2001:4860:4860::8888")).isEqualTo(Registration.UNKNOWN);
        assertThat(own.of("203.0.113.77")).isEqualTo(Registration.OUTSIDE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"11.0.0.0/33", "11.0.0/8", "hospital", "::/129", "10.0.0.0/-1", "1.1.1.1/"})
    void settings_noBlock_isSaid(String block) {
        assertThatThrownBy(() -> new AddressSettings(List.of(block), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(block);
    }

    @Property(tries = 500)
    void of_anyAddress_isWhatTheListSays(
            @ForAll @IntRange(min = 1, max = 223) int first,
            @ForAll @IntRange(max = 255) int second)
            throws IOException {
        String address = first + "." + second + ".0.1";
        boolean nobodys = SHIPPED.of(address) == Registration.UNKNOWN;
        AddressRegister small = small();
        boolean inside = first == 58 && second >= 16 && second < 32;
        boolean outside = first == 58 && second == 32;
        if (!nobodys || first == 58) {
            assertThat(small.of(address))
                    .isEqualTo(
                            inside
                                    ? Registration.CHINA
                                    : outside ? Registration.OUTSIDE : Registration.UNKNOWN);
        }
    }

    @Test
    void of_blockSmallerThanHalfASixAddress_isUnknown() throws IOException {
        AddressRegister small = small();
        assertThat(small.of("2400:1:2:3::1")).isEqualTo(Registration.UNKNOWN);
        assertThat(small.of("2400:2::1")).isEqualTo(Registration.CHINA);
        assertThat(small.of("2400:3::1")).isEqualTo(Registration.UNKNOWN);
        assertThat(small.source()).isEqualTo("test");
    }

    private static AddressRegister small() throws IOException {
        long start = 58L << 24 | 16L << 16;
        byte[] packed =
                RegisterPacker.pack(
                        "test",
                        RegisterPacker.parse(
                                List.of(
                                        "# a list",
                                        start
                                                + (16L << 16)
                                                + ","
                                                + (start + (17L << 16) - 1)
                                                + ",FR",
                                        start + "," + (start + (16L << 16) - 1) + ",CN")),
                        RegisterPacker.parse(
                                List.of(
                                        "2400:1:2:3::,2400:1:2:3::ff,CN",
                                        "2400:2::,2400:2:ffff:ffff:ffff:ffff:ffff:ffff,CN",
                                        "2400:3::,2400:3:ffff:ffff:ffff:ffff:ffff:ffff,??")));
        return AddressRegister.read(AddressSettings.defaults(), new ByteArrayInputStream(packed));
    }
}
