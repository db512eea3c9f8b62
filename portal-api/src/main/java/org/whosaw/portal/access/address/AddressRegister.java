package org.whosaw.portal.access.address;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Says where the block of an address is registered. Holds the boundaries between blocks in order,
 * with the registration that begins at each: about 0.6 MB. Safe for threads.
 *
 * <p>The packed form: the source as text, then for IPv4 and for the first 64 bits of IPv6 the
 * number of boundaries and for each the distance from the one before and its registration.
 */
public final class AddressRegister {
    private static final String RESOURCE = "/address/register.bin";
    private static final Registration[] ALL = Registration.values();

    // Never given to anybody on the public network: private, loopback, link, examples, multicast.
    private static final AddressBlock[] NOBODYS = {
        AddressBlock.parse("0.0.0.0/8"),
        AddressBlock.parse("10.0.0.0/8"),
        AddressBlock.parse("100.64.0.0/10"),
        AddressBlock.parse("127.0.0.0/8"),
        AddressBlock.parse("169.254.0.0/16"),
        AddressBlock.parse("172.16.0.0/12"),
        AddressBlock.parse("192.0.0.0/24"),
        AddressBlock.parse("192.0.2.0/24"),
        AddressBlock.parse("192.168.0.0/16"),
        AddressBlock.parse("198.18.0.0/15"),
        AddressBlock.parse("198.51.100.0/24"),
        AddressBlock.parse("203.0.113.0/24"),
        AddressBlock.parse("224.0.0.0/3"),
        AddressBlock.parse("2001::/32"),
        AddressBlock.parse("2001:db8::/32")
    };
    private static final AddressBlock PUBLIC_SIX = AddressBlock.parse("2000::/3");

    private final AddressSettings settings;
    private final String source;
    private final Blocks four;
    private final Blocks six;

    private record Blocks(long[] starts, byte[] registrations) {
        Registration at(long key) {
            int found = Arrays.binarySearch(starts, key);
            int block = found < 0 ? -found - 2 : found;
            return block < 0 ? Registration.UNKNOWN : ALL[registrations[block]];
        }
    }

    private AddressRegister(AddressSettings settings, String source, Blocks four, Blocks six) {
        this.settings = settings;
        this.source = source;
        this.four = four;
        this.six = six;
    }

    /** Loads the registry that is packed with the program. */
    public static AddressRegister load(AddressSettings settings) {
        try (InputStream packed = AddressRegister.class.getResourceAsStream(RESOURCE)) {
            if (packed == null) {
                throw new IllegalStateException("no registry of addresses in the program");
            }
            return read(settings, packed);
        } catch (IOException e) {
            throw new IllegalStateException("the registry of addresses is damaged", e);
        }
    }

    static AddressRegister read(AddressSettings settings, InputStream packed) throws IOException {
        DataInputStream in =
                new DataInputStream(new BufferedInputStream(new GZIPInputStream(packed)));
        return new AddressRegister(settings, in.readUTF(), blocks(in), blocks(in));
    }

    private static Blocks blocks(DataInputStream in) throws IOException {
        int count = in.readInt();
        long[] starts = new long[count];
        byte[] registrations = new byte[count];
        long last = 0;
        for (int i = 0; i < count; i++) {
            last += distance(in);
            starts[i] = last;
            registrations[i] = in.readByte();
        }
        return new Blocks(starts, registrations);
    }

    private static long distance(DataInputStream in) throws IOException {
        long value = 0;
        int shift = 0;
        int next;
        do {
            next = in.readUnsignedByte();
            value |= (next & 0x7FL) << shift;
            shift += 7;
        } while (next >= 0x80);
        return value;
    }

    /** Returns whose data these are and of which day. */
    public String source() {
        return source;
    }

    /** Returns where the block of an address is registered; anything unclear is unknown. */
    public Registration of(@Nullable String written) {
        Address address = written == null ? null : Address.parse(written);
        if (address == null) {
            return Registration.UNKNOWN;
        }
        Registration told = settings.of(address);
        if (told != null) {
            return told;
        }
        if (Arrays.stream(NOBODYS).anyMatch(each -> each.holds(address))) {
            return Registration.UNKNOWN;
        }
        if (address.isShort()) {
            return four.at(address.key());
        }
        return PUBLIC_SIX.holds(address) ? six.at(address.key()) : Registration.UNKNOWN;
    }
}
