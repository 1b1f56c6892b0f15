package dev.overtone.profiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overtone.Ledger;
import dev.overtone.ServerTest;
import dev.overtone.tracking.Hold;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class DevicePoolTests {

    @Autowired
    private DevicePool pool;

    @Autowired
    private Profiler profiler;

    @Autowired
    private Devices devices;

    @Autowired
    private Turns turns;

    @Autowired
    private Calibrations calibrations;

    @Autowired
    private Ledger ledger;

    @Autowired
    private JdbcClient jdbc;

    private Hold hold;

    @BeforeEach
    void startsEmpty() {
        ledger.empty();
        hold = ledger.device("cpu-1", 1);
        jdbc.sql("update device set worker = 'bench:42'").update();
    }

    @Test
    void takesNothingWhilePausedAndGoesOnInOrderOnceResumed() {
        var first = ledger.queue(Ledger.network(1));
        var second = ledger.queueFor("cpu-1", Ledger.network(2));

        pool.stand("cpu-1", Standing.PAUSED);

        assertThat(turns.claim(hold)).isEmpty();
        assertThat(device().device().standing()).isEqualTo(Standing.PAUSED);
        assertThat(device().device().standingSince()).isNotNull();
        assertThat(device().queue()).extracting(run -> run.run().id()).containsExactly(first.id(), second.id());
        assertThat(device().queued()).isEqualTo(2);
        assertThat(profiler.find(first.id()).orElseThrow().waiting()).contains("Every device is paused");
        assertThat(profiler.find(second.id()).orElseThrow().waiting()).contains("cpu-1, which is paused");

        pool.stand("cpu-1", Standing.TAKING);

        assertThat(turns.claim(hold))
                .singleElement()
                .satisfies(run -> assertThat(run.id()).isEqualTo(first.id()));
        assertThat(profiler.find(second.id()).orElseThrow().waiting()).isNull();
    }

    @Test
    void letsTheRunAtWorkGoOn() {
        var run = ledger.queue(Ledger.network(1));
        turns.claim(hold);

        pool.stand("cpu-1", Standing.DRAINING);

        assertThat(device().running())
                .isNotNull()
                .satisfies(running -> assertThat(running.run().id()).isEqualTo(run.id()));
        assertThat(device().queue()).isEmpty();
    }

    @Test
    void queuesNothingMoreForADrainingDeviceButLeavesOthersTheirRuns() {
        var only = ledger.queueFor("cpu-1", Ledger.network(1));
        var any = ledger.queue(Ledger.network(2));
        var other = ledger.device("cpu-2", 1);
        pool.stand("cpu-1", Standing.DRAINING);

        assertThat(turns.claim(hold)).isEmpty();
        assertThat(turns.claim(other))
                .singleElement()
                .satisfies(run -> assertThat(run.id()).isEqualTo(any.id()));
        assertThat(profiler.find(only.id()).orElseThrow().waiting()).contains("being drained");
        assertThatThrownBy(() -> profiler.submit(request("cpu-1")))
                .isInstanceOf(InvalidRun.class)
                .hasMessageContaining("being drained");
        assertThat(profiler.submit(request("cpu")).device())
                .as("the one that stays")
                .isEqualTo("cpu-2");
    }

    @Test
    void keepsWhatItWasToldWhenItsWorkerComesBack() {
        pool.stand("cpu-1", Standing.PAUSED);
        var profile = new HardwareProfile("p1", "A processor, 4 cores", Map.of("model", "A"));
        var registered = new BenchEvent.FoundDevice("cpu", profile, 4, new Ceilings(2e9, 1e9), null);
        String id = devices.register(registered);
        pool.stand(id, Standing.PAUSED);

        devices.register(registered);

        assertThat(pool.device(id).orElseThrow().device().standing()).isEqualTo(Standing.PAUSED);
        assertThat(device().device().standing()).isEqualTo(Standing.PAUSED);
    }

    @Test
    void keepsEveryCalibrationAndTheBestOfTheHardwareOfToday() {
        pool.calibrate("cpu-1");
        assertThat(device().calibrationAsked()).isNotNull();
        assertThat(calibrations.isAsked(hold)).isTrue();
        assertThat(calibrations.isAsked(new Hold("cpu-1", 0)))
                .as("a holder of before")
                .isFalse();

        calibrations.keep(hold, Map.of("fp32", 3e9, "bf16", 5e9, "update", 2e9));
        calibrations.keep(hold, Map.of("fp32", 2e9, "copy", 4e9, "update", 2.5e9));

        assertThat(device().calibrationAsked()).isNull();
        assertThat(device().best()).isEqualTo(Map.of("fp32", 3e9, "bf16", 5e9, "update", 2.5e9, "copy", 4e9));
        assertThat(device().calibrations())
                .extracting(TakenCalibration::perSecond)
                .containsExactly(
                        Map.of("fp32", 2e9, "copy", 4e9, "update", 2.5e9),
                        Map.of("fp32", 3e9, "bf16", 5e9, "update", 2e9));
        assertThat(device().device().ceilings())
                .as("what rooflines are drawn from")
                .isEqualTo(new Ceilings(3e9, 2.5e9));

        jdbc.sql("update device set profile_id = 'p2'").update();
        assertThat(device().best()).as("another processor").isEmpty();
        assertThat(device().calibrations()).hasSize(2);
    }

    @Test
    void keepsNoCalibrationOfALateHolder() {
        pool.calibrate("cpu-1");
        calibrations.keep(new Hold("cpu-1", 0), Map.of("fp32", 3e9));
        assertThat(device().calibrations()).isEmpty();
        assertThat(device().calibrationAsked()).isNotNull();
    }

    @Test
    void saysWhyACalibrationFailed() {
        pool.calibrate("cpu-1");
        calibrations.fail(hold, "Memory ran out.");
        assertThat(device().calibrationTrouble()).isEqualTo("Memory ran out.");
        assertThat(calibrations.isAsked(hold)).isFalse();
    }

    @Test
    void knowsNoDeviceThatIsNotThere() {
        assertThat(pool.device("cpu-9")).isEmpty();
        assertThatThrownBy(() -> pool.stand("cpu-9", Standing.PAUSED)).isInstanceOf(UnknownDevice.class);
        assertThatThrownBy(() -> pool.calibrate("cpu-9")).isInstanceOf(UnknownDevice.class);
    }

    private DeviceDetails device() {
        return pool.device("cpu-1").orElseThrow();
    }

    private static RunRequest request(String device) {
        return new RunRequest(Ledger.network(3), device, null, null, null, null, null, null, List.of(), null);
    }
}
