package org.whosaw.portal.demo;

import java.util.List;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.RecordAnswer;

/** Takes batches of accesses or of provisions, as a hospital's feed hands them over. */
@FunctionalInterface
public interface DemoFeed<T> {
    /** How many entries one batch may hold. */
    int MOST = 5_000;

    /** Records a batch durably and answers for each entry. */
    List<RecordAnswer> record(HospitalId hospital, List<T> batch);
}
