package org.whosaw.portal.ingest.sheet;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.AccessEvent;
import org.whosaw.portal.access.AccessOutcome;
import org.whosaw.portal.access.AccessorClaim;
import org.whosaw.portal.hospital.SubjectKey;
import org.whosaw.portal.kernel.Element;

/**
 * Gathers the rows of one look into one event. An export without numbers of its own gives a look
 * its id by what it is: who, where, when and about whom. So the same page in two exports is one
 * look, and rows that were refused can be sent again by themselves.
 */
final class PageGatherer extends ListFollower {
    private static final int ID_BYTES = 16;

    private final SheetMapping mapping;
    private final SheetOrigin origin;
    private final SheetListener listener;
    private final ListSizes sizes;
    private final List<SheetPage.Row> rows = new ArrayList<>();
    private Set<Element> shown = Set.of();
    private int part = 1;

    /** Who looked, where and when, as the sheet says it. */
    record Look(
            @Nullable String account,
            @Nullable String staffId,
            @Nullable String staffName,
            @Nullable String role,
            @Nullable String department,
            @Nullable String employer,
            @Nullable String terminal,
            @Nullable String ip,
            @Nullable String page,
            @Nullable String eventId,
            Instant at) {
        @Override
        public String toString() {
            return "Look[redacted]";
        }
    }

    /** A row and the look it belongs to. */
    record LookedRow(Look look, SheetPage.Row row) {}

    /**
     * @param sizes says of a list that is too long for one event how long it is
     */
    PageGatherer(
            SheetMapping mapping, SheetOrigin origin, SheetListener listener, ListSizes sizes) {
        this.mapping = mapping;
        this.origin = origin;
        this.listener = listener;
        this.sizes = sizes;
    }

    @Override
    public void add(LookedRow row, Set<Element> elements) {
        begin(row.look());
        if (rows.size() == AccessEvent.MAX_SUBJECTS) {
            emit(sizes.of(list()));
            part++;
        }
        shown = elements;
        rows.add(row.row());
    }

    @Override
    void end() {
        emit(part == 1 ? null : sizes.of(list()));
        part = 1;
    }

    private void emit(ListSizes.@Nullable Size size) {
        Look done = look();
        if (done != null && !rows.isEmpty()) {
            AccessEvent event = event(done, size == null ? null : size.persons());
            listener.page(new SheetPage(event, rows, size == null ? unread() : size.unread()));
        }
        rows.clear();
    }

    private AccessEvent event(Look done, @Nullable Integer size) {
        List<SubjectKey> subjects = rows.stream().map(SheetPage.Row::subject).toList();
        String id = done.eventId();
        return new AccessEvent(
                id == null ? derived(done, subjects) : part == 1 ? id : id + "#" + part,
                null,
                done.at(),
                system(),
                done.terminal(),
                done.ip(),
                new AccessorClaim(
                        done.account(),
                        done.staffId(),
                        done.staffName(),
                        done.role(),
                        done.department(),
                        done.employer(),
                        null,
                        null),
                mapping.action(),
                mapping.purpose(),
                Set.of(),
                shown,
                false,
                null,
                null,
                AccessOutcome.SUCCESS,
                subjects,
                null,
                size);
    }

    private String system() {
        String other = origin.system();
        return other != null ? other : mapping.system();
    }

    private String derived(Look done, List<SubjectKey> subjects) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            List<String> parts =
                    new ArrayList<>(
                            List.of(
                                    Objects.toString(done.account()),
                                    Objects.toString(done.staffId()),
                                    Objects.toString(done.staffName()),
                                    Objects.toString(done.terminal()),
                                    Objects.toString(done.page()),
                                    done.at().toString()));
            subjects.stream()
                    .map(key -> key.system() + '\u0001' + key.value())
                    .sorted()
                    .forEach(parts::add);
            for (String part : parts) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return "sheet:" + HexFormat.of().formatHex(digest.digest(), 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256 in this JVM", e);
        }
    }
}
