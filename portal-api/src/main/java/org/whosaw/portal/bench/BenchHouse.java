package org.whosaw.portal.bench;

import java.time.Clock;
import java.util.List;
import org.whosaw.portal.access.AccessFeature;
import org.whosaw.portal.consent.room.ConsentFeature;
import org.whosaw.portal.hospital.HospitalFeature;
import org.whosaw.portal.ingest.file.FileIntake;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.ledger.SequencerWorker;
import org.whosaw.portal.store.Database;

/** What is measured of the house, opened in this process; built by whoever may see all rooms. */
public interface BenchHouse extends AutoCloseable {
    /** Returns the open database. */
    Database database();

    /** Returns the directory. */
    HospitalFeature hospital();

    /** Returns recorder and timeline. */
    AccessFeature access();

    /** Returns what takes files in. */
    FileIntake files();

    /** Returns the clock of the house. */
    Clock clock();

    /** Places and signs all leaves that wait. */
    void settleLedger();

    /** Returns what places and signs leaves beside the work, as a server does; not started. */
    SequencerWorker sequencing();

    /** Returns the room of consent. */
    ConsentFeature consent();

    /** Returns ids for rows. */
    IdSource ids();

    /** Registers a system that may ask; returns its id and secret, a colon between. */
    String decideClient(HospitalId hospital);

    /** Registers a system that may ingest; returns its id and secret, a colon between. */
    String systemClient(HospitalId hospital);

    /** Returns access tokens of signed-in patients, one each. */
    List<String> patientTokens(HospitalId hospital, List<String> mrns);

    /** Returns the cookie headers of signed-in patients, one each. */
    List<String> patientCookies(HospitalId hospital, List<String> mrns);

    @Override
    void close();
}
