package dev.easel.download;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** Which addresses are the internet at large, not this machine or the network around it. */
final class PublicAddresses {
    /** What is no public address among those of four bytes (IANA's registry of special addresses, 2026-11). */
    private static final List<Block> SPECIAL = List.of(
            Block.of(8, 0),
            Block.of(8, 10),
            Block.of(10, 100, 64),
            Block.of(8, 127),
            Block.of(16, 169, 254),
            Block.of(12, 172, 16),
            Block.of(24, 192, 0, 0),
            Block.of(24, 192, 0, 2),
            Block.of(16, 192, 168),
            Block.of(15, 198, 18),
            Block.of(24, 198, 51, 100),
            Block.of(24, 203, 0, 113),
            Block.of(3, 224));

    /** All that is given to anybody in the newer internet. */
    private static final Block GLOBAL = Block.of(3, 0x20);

    /** Of those: tunnels through whoever offers one, and examples in books. */
    private static final List<Block> NOT_GLOBAL =
            List.of(Block.of(32, 0x20, 0x01, 0, 0), Block.of(32, 0x20, 0x01, 0x0D, 0xB8));

    /** An address of four bytes follows. */
    private static final Block TUNNELLED = Block.of(16, 0x20, 0x02);

    private static final Block TRANSLATED = Block.of(96, 0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0);

    private PublicAddresses() {}

    /** @throws UnknownHostException when one of a host's addresses is not public */
    static List<InetAddress> require(String host, List<InetAddress> addresses) throws UnknownHostException {
        for (InetAddress address : addresses) {
            if (!isPublic(address)) {
                throw new UnknownHostException(host + " has an address that is not public");
            }
        }
        return addresses;
    }

    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? isPublicOfFour(bytes) : isPublicOfSixteen(bytes);
    }

    private static boolean isPublicOfFour(byte[] bytes) {
        return SPECIAL.stream().noneMatch(block -> block.holds(bytes));
    }

    private static boolean isPublicOfSixteen(byte[] bytes) {
        if (TUNNELLED.holds(bytes)) {
            return isPublicOfFour(Arrays.copyOfRange(bytes, 2, 6));
        }
        if (TRANSLATED.holds(bytes)) {
            return isPublicOfFour(Arrays.copyOfRange(bytes, 12, 16));
        }
        return GLOBAL.holds(bytes) && NOT_GLOBAL.stream().noneMatch(block -> block.holds(bytes));
    }

    /** Addresses that begin with the same bits. */
    private record Block(int bits, List<Integer> beginning) {
        static Block of(int bits, Integer... beginning) {
            return new Block(bits, List.of(beginning));
        }

        boolean holds(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((address[bit / 8] & mask) != (beginning.get(bit / 8) & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
