package org.whosaw.portal.webhook.send;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Keeps connections for a few seconds for the next call to the same name at the same address. Safe
 * for threads.
 */
final class Wires {
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final int MOST_IDLE = 32;

    private final Map<String, Deque<Idle>> idle = new ConcurrentHashMap<>();
    private final @Nullable SSLSocketFactory given;

    private record Idle(Wire wire, long since) {}

    /** Creates an empty one; {@code tls} is null for the machine's own. */
    Wires(@Nullable SSLSocketFactory tls) {
        given = tls;
    }

    /** Asked with the first secure call: a start need not load all that TLS asks for. */
    private SSLSocketFactory tls() {
        return given == null ? (SSLSocketFactory) SSLSocketFactory.getDefault() : given;
    }

    /**
     * Sends a request to one of the addresses, the first that lets itself be connected, and returns
     * the answer's status. A connection that was kept and turns out to be gone is replaced by a
     * fresh one.
     */
    int call(URI uri, List<InetAddress> addresses, byte[] request, int millis, Held held)
            throws IOException {
        String key = uri.getScheme() + ' ' + uri.getRawAuthority() + ' ' + addresses;
        Wire kept = take(key);
        if (kept != null) {
            try {
                return over(kept, key, request, millis, held);
            } catch (Wire.TooLong | java.net.SocketTimeoutException e) {
                throw e;
            } catch (IOException e) {
                kept.close(); // it was gone; the same id goes out again
            }
        }
        return over(open(uri, addresses, millis), key, request, millis, held);
    }

    /** Holds the connection of a call that is under way, so that it can be cut. */
    static final class Held {
        private @Nullable Wire wire;
        private boolean cut;

        private synchronized void hold(Wire now) throws IOException {
            wire = now;
            if (cut) {
                now.close();
            }
        }

        /** Cuts it, now or as soon as it is there. */
        synchronized void cut() {
            cut = true;
            Wire now = wire;
            if (now != null) {
                try {
                    now.close();
                } catch (IOException e) {
                    return; // it is closed, which is all that was wanted
                }
            }
        }
    }

    private int over(Wire wire, String key, byte[] request, int millis, Held held)
            throws IOException {
        boolean good = false;
        try {
            held.hold(wire);
            Wire.Answer answer = wire.call(request, millis);
            good = answer.reusable();
            return answer.status();
        } finally {
            if (good) {
                keep(key, wire);
            } else {
                wire.close();
            }
        }
    }

    private Wire open(URI uri, List<InetAddress> addresses, int millis) throws IOException {
        IOException last = new IOException("no address");
        for (InetAddress address : addresses) {
            try {
                boolean secure = uri.getScheme().equalsIgnoreCase("https");
                return Wire.open(uri, address, secure ? tls() : null, millis);
            } catch (javax.net.ssl.SSLException e) {
                throw e; // it is there, and is not who it says
            } catch (IOException e) {
                last = e;
            }
        }
        throw last;
    }

    private @Nullable Wire take(String key) throws IOException {
        Deque<Idle> line = idle.get(key);
        while (line != null) {
            Idle newest = line.pollFirst();
            if (newest == null) {
                return null;
            }
            if (System.nanoTime() - newest.since() < IDLE_NANOS) {
                return newest.wire();
            }
            newest.wire().close();
        }
        return null;
    }

    private void keep(String key, Wire wire) throws IOException {
        Deque<Idle> line = idle.computeIfAbsent(key, k -> new ConcurrentLinkedDeque<>());
        line.addFirst(new Idle(wire, System.nanoTime()));
        while (line.size() > MOST_IDLE) {
            Idle oldest = line.pollLast();
            if (oldest != null) {
                oldest.wire().close();
            }
        }
    }
}
