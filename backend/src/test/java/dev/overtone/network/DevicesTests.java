package dev.overtone.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The devices of the machine that runs the tests, which may or may not have a card. */
class DevicesTests {

    @Test
    void theHostComesFirstWithItsNameAndMemory() {
        ComputeDevice host = Torch.runtime().devices().getFirst();
        assertThat(host.id()).isEqualTo("cpu");
        assertThat(host.name()).isNotBlank();
        assertThat(host.memoryBytes()).isPositive();
        assertThat(host.isCuda()).isFalse();
    }

    @Test
    void everyCardFollowsByItsNumber() {
        var devices = Torch.runtime().devices();
        for (int i = 1; i < devices.size(); i++) {
            assertThat(devices.get(i).id()).isEqualTo("cuda:" + (i - 1));
        }
        assertThat(Torch.runtime().device("cuda:" + (devices.size() - 1))).isEmpty();
    }

    @Test
    void threadsAreThoseThatWereAskedFor() {
        int before = Torch.runtime().threads();
        Torch.runtime().setThreads(2);
        assertThat(Torch.runtime().threads()).isEqualTo(2);
        Torch.runtime().setThreads(before);
    }
}
