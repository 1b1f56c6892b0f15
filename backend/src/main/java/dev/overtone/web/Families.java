package dev.overtone.web;

import dev.overtone.architecture.zoo.DenseNet;
import dev.overtone.architecture.zoo.HarDNet;
import dev.overtone.architecture.zoo.LogDenseNet;
import java.util.List;

/** The families as their authors write them. */
final class Families {

    static final List<String> ALL = List.of(HarDNet.FAMILY, LogDenseNet.FAMILY, DenseNet.FAMILY);

    private Families() {}

    static String label(String family) {
        return switch (family) {
            case HarDNet.FAMILY -> "HarDNet";
            case LogDenseNet.FAMILY -> "LogDenseNet";
            case DenseNet.FAMILY -> "DenseNet";
            default -> family;
        };
    }
}
