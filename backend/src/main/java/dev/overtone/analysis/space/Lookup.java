package dev.overtone.analysis.space;

import dev.overtone.architecture.InvalidNetwork;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.architecture.zoo.DenseNet;
import dev.overtone.architecture.zoo.HarDNet;
import dev.overtone.architecture.zoo.HarDNet.HarDBlock;
import dev.overtone.architecture.zoo.LogDenseNet;
import java.util.List;
import java.util.Optional;

/** Which number of a space means a network: no variable sets what another does, so each is looked at alone. */
record Lookup(DesignSpace space, NetworkSpec network) {

    Optional<Long> find() {
        var wanted = new Draft(network);
        var choices = new int[space.variables().size()];
        for (int i = 0; i < choices.length; i++) {
            choices[i] = choice(space.variables().get(i), wanted);
            if (choices[i] < 0) {
                return Optional.empty();
            }
        }
        long index = space.index(choices);
        try {
            return plain(wanted.network()).equals(plain(space.at(index))) ? Optional.of(index) : Optional.empty();
        } catch (InvalidNetwork impossible) {
            return Optional.empty();
        }
    }

    private int choice(Variable variable, Draft wanted) {
        List<Double> values = variable.values();
        for (int choice = 0; choice < values.size(); choice++) {
            var draft = new Draft(space.base());
            space.variables().stream()
                    .filter(first -> first.kind() == Variable.Kind.BLOCKS)
                    .forEach(first -> draft.set(first, wanted.blocks()));
            draft.set(variable, values.get(choice));
            if (draft.agrees(variable, wanted)) {
                return choice;
            }
        }
        return -1;
    }

    /** Dropout makes no other network. */
    private static NetworkSpec plain(NetworkSpec network) {
        return switch (network) {
            case HarDNet own -> {
                var blocks = own.blocks().stream()
                        .map(block -> new HarDBlock(
                                block.growthRate(),
                                block.depth(),
                                block.outChannels(),
                                block.downsample(),
                                block.multiplier(),
                                block.dropout() == null ? null : Double.valueOf(0)))
                        .toList();
                yield new HarDNet(
                        own.input(),
                        own.depthwise(),
                        own.multiplier(),
                        own.stem(),
                        blocks,
                        own.keepBase(),
                        0,
                        own.classes());
            }
            case DenseNet own ->
                new DenseNet(
                        own.input(), own.stem(), own.blocks(), own.bottleneck(), own.compression(), 0, own.classes());
            case LogDenseNet own ->
                new LogDenseNet(
                        own.input(),
                        own.scope(),
                        own.stem(),
                        own.blocks(),
                        own.bottleneck(),
                        own.compression(),
                        0,
                        own.classes());
            default -> network;
        };
    }
}
