package org.whosaw.portal.health;

import com.codahale.metrics.health.HealthCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Watches the room left beside the data: a full disk refuses every write. */
final class DiskHealth extends HealthCheck {
    private static final long LEAST = 512L << 20;

    private final Path folder;

    DiskHealth(Path folder) {
        this.folder = folder;
    }

    @Override
    protected Result check() throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        return free >= LEAST
                ? Result.healthy("%d MB free", free >> 20)
                : Result.unhealthy("%d MB free: make room beside the data folder", free >> 20);
    }
}
