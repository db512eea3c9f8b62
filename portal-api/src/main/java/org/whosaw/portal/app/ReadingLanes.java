package org.whosaw.portal.app;

import io.dropwizard.core.setup.Environment;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.EnumSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets about as many pages be made at once as there are processors, first come first served. A page
 * takes a millisecond of a processor; when many are made at the same time each is put aside for the
 * others again and again, and some wait ten times as long as they need.
 *
 * <p>A lane is a courtesy, not a lock: whoever has waited {@value #PATIENCE_MILLIS} ms goes on
 * without one, so that readers on slow lines, who hold theirs for long, stop nobody.
 */
final class ReadingLanes implements Filter {
    private static final long PATIENCE_MILLIS = 100;

    private final Semaphore lanes;

    private ReadingLanes(int processors) {
        this.lanes = new Semaphore(processors, true);
    }

    /** Puts the lanes before every reading request. */
    static void install(Environment environment) {
        environment
                .servlets()
                .addFilter(
                        "reading-lanes",
                        new ReadingLanes(Runtime.getRuntime().availableProcessors()))
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean held = request instanceof HttpServletRequest http && reads(http) && take();
        try {
            chain.doFilter(request, response);
        } finally {
            if (held) {
                lanes.release();
            }
        }
    }

    /** A hospital's question whether it may give is a reading too, though its body is a POST. */
    private static boolean reads(HttpServletRequest request) {
        return request.getMethod().equals("GET")
                || request.getRequestURI().startsWith("/access/v1/evaluation");
    }

    private boolean take() {
        try {
            return lanes.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
