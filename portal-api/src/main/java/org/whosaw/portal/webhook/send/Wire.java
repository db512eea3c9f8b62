package org.whosaw.portal.webhook.send;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * One connection of HTTP/1.1 to an address that was judged before: the name serves for the
 * certificate, for SNI and for {@code Host}, and is not resolved again. One thread at a time.
 */
final class Wire implements Closeable {
    /** How many bytes of an answer's body are read. */
    static final int MOST = 16 * 1024;

    private static final int MOST_OF_HEAD = 16 * 1024;

    private final Socket socket;
    private final OutputStream out;
    private final byte[] buffer = new byte[4 * 1024];
    private int from;
    private int to;
    private int headLeft;
    private long deadline;

    /**
     * An answer, as far as it matters.
     *
     * @param reusable whether the connection takes another call
     */
    record Answer(int status, boolean reusable) {}

    /** Says that an answer is longer than anyone reads. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private Wire(Socket socket) throws IOException {
        this.socket = socket;
        this.out = socket.getOutputStream();
    }

    /**
     * Connects to {@code address}, which is where {@code uri}'s name led when it was judged.
     *
     * @param tls makes it a secure one; null for a plain one
     */
    static Wire open(URI uri, InetAddress address, @Nullable SSLSocketFactory tls, int millis)
            throws IOException {
        int port = uri.getPort() >= 0 ? uri.getPort() : tls != null ? 443 : 80;
        Socket plain = new Socket(Proxy.NO_PROXY);
        try {
            plain.connect(new InetSocketAddress(address, port), millis);
            plain.setTcpNoDelay(true);
            plain.setSoTimeout(millis);
            return new Wire(tls == null ? plain : wrapped(plain, uri.getHost(), port, tls));
        } catch (IOException | RuntimeException e) {
            plain.close();
            throw e;
        }
    }

    private static Socket wrapped(Socket plain, String host, int port, SSLSocketFactory tls)
            throws IOException {
        SSLSocket socket = (SSLSocket) tls.createSocket(plain, host, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    /** Sends a whole request and reads the answer to its end. */
    Answer call(byte[] request, int millis) throws IOException {
        deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        out.write(request);
        out.flush();
        return answer();
    }

    private Answer answer() throws IOException {
        headLeft = MOST_OF_HEAD;
        String first = line();
        while (first.startsWith("HTTP/1.1 1")) { // on the way, says such an answer
            while (!line().isEmpty()) {
                continue;
            }
            first = line();
        }
        int status = status(first);
        long length = -1;
        boolean chunked = false;
        boolean keep = first.startsWith("HTTP/1.1");
        for (String line = line(); !line.isEmpty(); line = line()) {
            String header = line.toLowerCase(Locale.ROOT);
            if (header.startsWith("content-length:")) {
                length = number(header.substring(15).strip(), 10);
            } else if (header.startsWith("transfer-encoding:")) {
                chunked = header.contains("chunked");
            } else if (header.startsWith("connection:")) {
                keep &= !header.contains("close");
            }
        }
        if (status == 204 || status == 304) {
            return new Answer(status, keep);
        }
        if (chunked) {
            skipChunks();
        } else if (length >= 0) {
            skip(length);
        } else {
            skipToEnd();
            keep = false;
        }
        return new Answer(status, keep);
    }

    private static int status(String line) throws IOException {
        if (!line.startsWith("HTTP/1.") || line.length() < 12) {
            throw new IOException("no HTTP");
        }
        long status = number(line.substring(9, 12), 10);
        if (status < 200 || status > 599) {
            throw new IOException("no status");
        }
        return (int) status;
    }

    private static long number(String text, int radix) throws IOException {
        try {
            long number = Long.parseLong(text, radix);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IOException("no number");
        }
        throw new IOException("no number");
    }

    private void skipChunks() throws IOException {
        long seen = 0;
        while (true) {
            headLeft = MOST_OF_HEAD;
            String line = line();
            int end = line.indexOf(';');
            long size = number((end < 0 ? line : line.substring(0, end)).strip(), 16);
            seen += size;
            if (seen > MOST) {
                throw new TooLong();
            }
            if (size == 0) {
                while (!line().isEmpty()) {
                    continue;
                }
                return;
            }
            skip(size);
            line();
        }
    }

    private void skip(long bytes) throws IOException {
        if (bytes > MOST) {
            throw new TooLong();
        }
        for (long left = bytes; left > 0; left--) {
            next();
        }
    }

    private void skipToEnd() throws IOException {
        for (int seen = 0; from < to || fill(); seen++) {
            from++;
            if (seen >= MOST) {
                throw new TooLong();
            }
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(48);
        for (int c = next(); c != '\n'; c = next()) {
            if (--headLeft < 0) {
                throw new TooLong();
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        headLeft--;
        return line.toString();
    }

    private int next() throws IOException {
        if (from == to && !fill()) {
            throw new EOFException("hung up");
        }
        return buffer[from++] & 255;
    }

    private boolean fill() throws IOException {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) {
            throw new SocketTimeoutException("too slow");
        }
        socket.setSoTimeout((int) left);
        int read = socket.getInputStream().read(buffer);
        from = 0;
        to = Math.max(0, read);
        return read > 0;
    }

    /** Returns the bytes of a request. */
    static byte[] request(URI uri, String headers, byte[] body) {
        String path =
                uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String host = uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
        byte[] head =
                ("POST "
                                + path
                                + query
                                + " HTTP/1.1\r\nHost: "
                                + host
                                + "\r\n"
                                + headers
                                + "Content-Length: "
                                + body.length
                                + "\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1);
        byte[] whole = new byte[head.length + body.length];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        return whole;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
