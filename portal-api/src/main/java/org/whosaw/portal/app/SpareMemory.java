package org.whosaw.portal.app;

import io.dropwizard.core.setup.Environment;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Gives the machine back what the C library keeps of memory freed long ago: some 60 MB after an
 * hour of compiling and writing. Newer machines do it themselves ({@code TrimNativeHeapInterval});
 * one without the command goes on as it is.
 */
final class SpareMemory implements Runnable {
    private static final long SECONDS = 30;
    private static final String COMMANDS = "com.sun.management:type=DiagnosticCommand";

    private final MBeanServer machine = ManagementFactory.getPlatformMBeanServer();

    static void install(Environment environment) {
        environment
                .lifecycle()
                .scheduledExecutorService("whosaw-memory", true)
                .threads(1)
                .build()
                .scheduleWithFixedDelay(new SpareMemory(), SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void run() {
        try {
            machine.invoke(new ObjectName(COMMANDS), "systemTrimNativeHeap", null, null);
        } catch (JMException | RuntimeException e) {
            throw new IllegalStateException("no such command here", e); // it is not asked again
        }
    }
}
