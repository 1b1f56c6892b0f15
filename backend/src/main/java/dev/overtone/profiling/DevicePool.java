package dev.overtone.profiling;

import java.util.Optional;

/** The devices one by one: what each does, and what it is told. */
public interface DevicePool {

    Optional<DeviceDetails> device(String id);

    /**
     * From now on the device takes runs, or takes none; what it measures goes on in either case.
     *
     * @throws UnknownDevice if there is none
     */
    void stand(String id, Standing standing);

    /**
     * Asks for a calibration, which its worker takes as soon as no run is to be taken.
     *
     * @throws UnknownDevice if there is none
     */
    void calibrate(String id);
}
