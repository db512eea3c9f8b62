package org.whosaw.portal.ingest.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.ingest.sheet.grid.GridReader;
import org.whosaw.portal.ingest.sheet.grid.SheetFile;
import org.whosaw.portal.kernel.PortalException;

/**
 * Knows how long the long lists of a file are, so that the first part of one can say it: the file
 * is read once more, ahead, when the first such list is met, and never otherwise. Not safe for
 * threads.
 */
public final class LongLists implements ListSizes {
    private final SheetFile file;
    private final long maxBytes;
    private final SheetMapping mapping;
    private final SheetOrigin origin;
    private @Nullable Map<Integer, Size> sizes;

    public LongLists(SheetFile file, long maxBytes, SheetMapping mapping, SheetOrigin origin) {
        this.file = file;
        this.maxBytes = maxBytes;
        this.mapping = mapping;
        this.origin = origin;
    }

    @Override
    public @Nullable Size of(int list) {
        Map<Integer, Size> known = sizes;
        if (known == null) {
            known = counted();
            sizes = known;
        }
        return known.get(list);
    }

    private Map<Integer, Size> counted() {
        ListCounter counter = new ListCounter();
        try {
            GridReader.read(file, maxBytes, SheetDecoder.counting(mapping, origin, counter));
        } catch (PortalException broken) {
            counter.flush(); // the reading itself comes to that place and says so
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return counter.sizes();
    }
}
