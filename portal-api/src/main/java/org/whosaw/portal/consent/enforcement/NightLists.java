package org.whosaw.portal.consent.enforcement;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.consent.enforcement.EnforcementDao.ListRow;
import org.whosaw.portal.crypto.Sealer;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.store.Tx;

/** Keeps which list was made for which system and night, and which counts came back. */
public final class NightLists {
    private static final String SEAL = "stop_list.body";

    private final Sealer sealer;
    private final IdSource ids;

    public NightLists(Sealer sealer, IdSource ids) {
        this.sealer = sealer;
        this.ids = ids;
    }

    /**
     * A list of one night.
     *
     * @param sequence counts a system's lists from 1 on, without gaps
     * @param text what it says, or null when two newer ones are there
     */
    public record NightList(
            long id,
            long systemId,
            String day,
            int sequence,
            int lines,
            Instant madeAt,
            @Nullable Instant acknowledgedAt,
            @Nullable String text) {
        @Override
        public String toString() {
            return "NightList[" + id + "]";
        }
    }

    /**
     * What a list will say, sealed.
     *
     * @param lines how many persons and recipients stand on it
     */
    public record Written(int sequence, int lines, byte[] body) {}

    /** Seals what a list will say; done outside the transaction that keeps it. */
    public Written write(int sequence, int lines, String text) {
        return new Written(sequence, lines, sealer.seal(SEAL, text));
    }

    /** A system that reads a list. */
    public record Reader(HospitalId hospital, long systemId) {}

    /** Returns the systems that read a list. */
    public List<Reader> readers(Tx tx) {
        return tx.dao(EnforcementDao.class).nightly().stream()
                .filter(
                        row ->
                                Coded.parse(Enforcement.class, row.enforcement())
                                        .filter(each -> each == Enforcement.NIGHT_LIST)
                                        .isPresent())
                .map(row -> new Reader(new HospitalId(row.hospitalId()), row.systemId()))
                .toList();
    }

    /** Keeps the list of a night; empty when there is one already. */
    public Optional<NightList> make(Tx tx, Reader reader, String day, Written written, Instant at) {
        ListRow row =
                new ListRow(
                        ids.next(),
                        reader.hospital().value(),
                        reader.systemId(),
                        day,
                        written.lines(),
                        Micros.of(at),
                        null,
                        written.sequence(),
                        written.body());
        EnforcementDao dao = tx.dao(EnforcementDao.class);
        if (dao.addList(row) == 0) {
            return Optional.empty();
        }
        dao.wipe(reader.systemId(), written.sequence());
        return Optional.of(view(row));
    }

    /** Returns the list of a night. */
    public Optional<NightList> find(Tx tx, long system, String day) {
        return tx.dao(EnforcementDao.class).list(system, day).map(this::view);
    }

    /** Returns the newest list of a system. */
    public Optional<NightList> newest(Tx tx, long system) {
        return tx.dao(EnforcementDao.class).newest(system).map(this::view);
    }

    /** Writes down that the count came back; false when it had before. */
    public boolean acknowledge(Tx tx, NightList list, Instant at) {
        return tx.dao(EnforcementDao.class).acknowledge(list.id(), Micros.of(at)) == 1;
    }

    private NightList view(ListRow row) {
        byte[] body = row.body();
        return new NightList(
                row.id(),
                row.systemId(),
                row.day(),
                row.sequence(),
                row.lineCount(),
                Micros.instant(row.madeAt()),
                Micros.instantOrNull(row.acknowledgedAt()),
                body == null ? null : sealer.open(SEAL, body));
    }
}
