package org.whosaw.portal.webhook.send;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Keeps calls from going where a stranger's address must never lead: this machine, private
 * networks, link-local and shared ranges, multicast. The name is resolved once for a call, every
 * address of it judged, and the connection made to an address so judged.
 */
public final class AddressGuard {
    private static final int LONGEST = 500;

    private final boolean inside;
    private final Resolver resolver;

    /** Looks names up. */
    @FunctionalInterface
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    /** Creates a guard; {@code inside} lets addresses inside pass, and plain http to them. */
    public AddressGuard(boolean inside) {
        this(inside, InetAddress::getAllByName);
    }

    AddressGuard(boolean inside, Resolver resolver) {
        this.inside = inside;
        this.resolver = resolver;
    }

    /** Returns the address when its form may be called, without resolving it. */
    public Optional<URI> read(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(text.strip());
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean known = scheme.equals("https") || inside && scheme.equals("http");
            boolean whole =
                    uri.getHost() != null
                            && uri.getRawUserInfo() == null
                            && uri.getRawFragment() == null;
            return known && whole ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /**
     * Resolves the host and returns its addresses, or none when one of them may not be called. To
     * these and no others the call goes: what the name leads to a moment later does not matter.
     */
    public List<InetAddress> addresses(URI uri) throws UnknownHostException {
        List<InetAddress> found = List.of(resolver.resolve(uri.getHost()));
        boolean refused = !inside && found.stream().anyMatch(AddressGuard::isInside);
        return refused ? List.of() : found;
    }

    /** Says whether an address lies inside, or is none of a single machine outside. */
    static boolean isInside(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return true;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address
                ? isInside(bytes)
                : address instanceof Inet6Address && isInside6(bytes);
    }

    private static boolean isInside(byte[] v4) {
        int a = v4[0] & 255;
        int b = v4[1] & 255;
        int c = v4[2] & 255;
        return a == 0
                || a == 10
                || a == 127
                || a == 100 && b >= 64 && b < 128
                || a == 169 && b == 254
                || a == 172 && b >= 16 && b < 32
                || a == 192 && b == 168
                || a == 192 && b == 0 && (c == 0 || c == 2)
                || a == 198 && (b == 18 || b == 19 || b == 51 && c == 100)
                || a == 203 && b == 0 && c == 113
                || a >= 224;
    }

    private static boolean isInside6(byte[] v6) {
        boolean uniqueLocal = (v6[0] & 0xfe) == 0xfc;
        boolean global = (v6[0] & 0xe0) == 0x20;
        boolean sixToFour = v6[0] == 0x20 && v6[1] == 0x02;
        boolean teredo = v6[0] == 0x20 && v6[1] == 0x01 && v6[2] == 0 && v6[3] == 0;
        boolean written = v6[0] == 0x20 && v6[1] == 0x01 && v6[2] == 0x0d && v6[3] == (byte) 0xb8;
        return uniqueLocal || !global || sixToFour || teredo || written;
    }
}
