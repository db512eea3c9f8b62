package org.whosaw.portal.access.address;

/** A block of addresses: {@code 11.0.0.0/8}, {@code 2400:1234::/32} or one address. */
record AddressBlock(Address first, int bits) {
    private static final int WIDE = 128;

    /**
     * Reads a block as an operator writes it.
     *
     * @throws IllegalArgumentException when it is none; names what was written
     */
    static AddressBlock parse(String text) {
        int slash = text.indexOf('/');
        Address first = Address.parse(slash < 0 ? text : text.substring(0, slash));
        int width = first != null && first.isShort() ? Integer.SIZE : WIDE;
        int bits = slash < 0 ? width : number(text.substring(slash + 1));
        if (first == null || bits < 0 || bits > width) {
            throw new IllegalArgumentException("not a block of addresses: " + text);
        }
        return new AddressBlock(first, bits);
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : -1;
    }

    boolean holds(Address address) {
        if (first.isShort() != address.isShort()) {
            return false;
        }
        int shared = first.isShort() ? bits + Integer.SIZE : bits;
        return same(first.high(), address.high(), Math.min(shared, Long.SIZE))
                && same(first.low(), address.low(), Math.max(shared - Long.SIZE, 0));
    }

    private static boolean same(long one, long other, int leading) {
        return leading == 0 || (one ^ other) >>> (Long.SIZE - leading) == 0;
    }
}
