package org.whosaw.portal.app;

import io.dropwizard.core.setup.Environment;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryNotificationInfo;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.ObjectName;

/**
 * Keeps the process small in two ways. It gives the machine back what the C library keeps of memory
 * freed long ago: some 60 MB after an hour of compiling and writing. Newer machines do it
 * themselves ({@code TrimNativeHeapInterval}); one without the command goes on as it is. And with
 * the serial collector, which would fill the whole old generation with what is long dead before it
 * looks, it asks for a collection at three fifths: what was never touched is never resident.
 */
final class SpareMemory implements Runnable {
    private static final long SECONDS = 30;
    private static final String COMMANDS = "com.sun.management:type=DiagnosticCommand";
    private static final String SERIAL_OLD = "Tenured Gen";
    private static final int FULL_PARTS = 5;
    private static final int COLLECTED_PARTS = 3;

    private boolean watching;

    /** Begins some time after the start: the first page need not wait for two hundred classes. */
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
        if (!watching) {
            watching = true;
            ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool -> pool.getName().equals(SERIAL_OLD))
                    .forEach(SpareMemory::watch);
        }
        try {
            ManagementFactory.getPlatformMBeanServer()
                    .invoke(new ObjectName(COMMANDS), "systemTrimNativeHeap", null, null);
        } catch (JMException | RuntimeException e) {
            throw new IllegalStateException("no such command here", e); // it is not asked again
        }
    }

    private static void watch(MemoryPoolMXBean old) {
        long most = old.getUsage().getMax();
        if (old.getType() != MemoryType.HEAP || most <= 0 || !old.isUsageThresholdSupported()) {
            return;
        }
        old.setUsageThreshold(most / FULL_PARTS * COLLECTED_PARTS);
        if (ManagementFactory.getMemoryMXBean() instanceof NotificationEmitter memory) {
            memory.addNotificationListener((told, pool) -> collect(told), null, null);
        }
    }

    /** Is told once each time the threshold is crossed, so a truly full heap is not hunted. */
    private static void collect(Notification told) {
        if (MemoryNotificationInfo.MEMORY_THRESHOLD_EXCEEDED.equals(told.getType())) {
            System.gc();
        }
    }
}
