package dev.overtone.architecture.zoo;

import dev.overtone.architecture.NetworkSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The networks that carry a name. */
public final class Presets {

    private static final String PAPER = "HarDNet, ICCV 2019, table 4";
    private static final String HARDNET_README = "PingoLH/Pytorch-HarDNet, README";
    private static final String TORCHVISION = "torchvision, model weights";

    private static final List<Preset> ALL = List.of(
            new Preset(
                    "hardnet-39ds",
                    HarDNet.hardnet39ds(),
                    List.of(
                            new Published("parameters", 3.5e6, "", PAPER),
                            new Published("MACs", 0.44e9, "", PAPER),
                            new Published("CIO without depthwise downsampling", 8.2e6, "elements", PAPER),
                            new Published("ImageNet top-1", 72.1, "%", PAPER),
                            new Published("GTX 1080, PyTorch 1.1, 1024×1024", 17.8, "ms", PAPER),
                            new Published("Jetson Nano, TensorRT, 320×320", 32.5, "ms", PAPER))),
            new Preset(
                    "hardnet-68",
                    HarDNet.hardnet68(),
                    List.of(
                            new Published("parameters", 17.6e6, "", PAPER),
                            new Published("MACs", 4.3e9, "", PAPER),
                            new Published("CIO", 11.5e6, "elements", PAPER),
                            new Published("ImageNet top-1", 76.2, "%", PAPER),
                            new Published("ImageNet top-1", 76.5, "%", HARDNET_README),
                            new Published("GTX 1080, PyTorch 1.1, 1024×1024", 32.6, "ms", PAPER),
                            new Published("GTX 1080 Ti, PyTorch 1.1, 1024×1024", 22.5, "ms", HARDNET_README))),
            new Preset(
                    "hardnet-68ds",
                    HarDNet.hardnet68ds(),
                    List.of(
                            new Published("parameters", 4.2e6, "", PAPER),
                            new Published("MACs", 0.79e9, "", PAPER),
                            new Published("CIO without depthwise downsampling", 15.3e6, "elements", PAPER),
                            new Published("ImageNet top-1", 74.3, "%", PAPER),
                            new Published("GTX 1080, PyTorch 1.1, 1024×1024", 31.7, "ms", PAPER),
                            new Published("Jetson Nano, TensorRT, 320×320", 52.6, "ms", PAPER))),
            new Preset(
                    "hardnet-85",
                    HarDNet.hardnet85(),
                    List.of(
                            new Published("ImageNet top-1", 78.0, "%", HARDNET_README),
                            new Published("GTX 1080 Ti, PyTorch 1.1, 1024×1024", 38.0, "ms", HARDNET_README))),
            new Preset(
                    "densenet-121",
                    DenseNet.densenet121(),
                    List.of(
                            new Published("parameters", 7_978_856, "", TORCHVISION),
                            new Published("MACs", 2.834e9, "", TORCHVISION),
                            new Published("ImageNet top-1", 74.434, "%", TORCHVISION),
                            new Published("CIO", 21.9e6, "elements", PAPER),
                            new Published("GTX 1080, PyTorch 1.1, 1024×1024", 51.5, "ms", PAPER))),
            new Preset("densenet-161", DenseNet.densenet161(), List.of()),
            new Preset("densenet-169", DenseNet.densenet169(), List.of()),
            new Preset(
                    "densenet-201",
                    DenseNet.densenet201(),
                    List.of(
                            new Published("parameters", 20e6, "", PAPER),
                            new Published("MACs", 4.4e9, "", PAPER),
                            new Published("CIO", 31.8e6, "elements", PAPER),
                            new Published("ImageNet top-1", 77.4, "%", PAPER),
                            new Published("GTX 1080, PyTorch 1.1, 1024×1024", 83.9, "ms", PAPER))),
            new Preset("log-densenet-121", LogDenseNet.logDenseNet121(), List.of()));

    private static final Map<String, Preset> BY_ID =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Preset::id, Function.identity()));

    /** A network with its name and what others published about it. */
    public record Preset(String id, NetworkSpec network, List<Published> published) {}

    /** One published figure, as printed there (rounding and counting convention included). */
    public record Published(String figure, double value, String unit, String source) {}

    private Presets() {}

    public static List<Preset> all() {
        return ALL;
    }

    public static Optional<Preset> find(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }
}
