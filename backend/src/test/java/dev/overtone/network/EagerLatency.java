package dev.overtone.network;

import dev.overtone.architecture.LayerGraph;
import dev.overtone.architecture.zoo.HarDNet;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * Times forwards of one preset on request, so that another process can take turns with it: for each number read from
 * standard input it runs that many and answers with their times in milliseconds. {@code tools/compare_pytorch.py} asks.
 */
final class EagerLatency {

    private EagerLatency() {}

    public static void main(String[] arguments) throws IOException {
        LayerGraph graph = preset(arguments[0]).graph();
        TorchRuntime runtime = TorchRuntime.start(Path.of(arguments[2]));
        runtime.setThreads(Integer.parseInt(arguments[1]));
        try (CompiledNetwork network = runtime.compile(
                        graph,
                        runtime.device("cpu").orElseThrow(),
                        Execution.find(arguments[3]).orElseThrow());
                Inference inference = network.inference(1);
                var requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            Numerics numerics = network.numerics();
            answer(numerics.head().stream().mapToDouble(Double::doubleValue));
            for (String line = requests.readLine(); line != null; line = requests.readLine()) {
                answer(DoubleStream.generate(() -> time(inference)).limit(Integer.parseInt(line)));
            }
        }
    }

    private static double time(Inference inference) {
        long start = System.nanoTime();
        inference.forward();
        return (System.nanoTime() - start) / 1e6;
    }

    private static void answer(DoubleStream values) {
        System.out.println(values.mapToObj(Double::toString).collect(Collectors.joining(" ")));
    }

    private static HarDNet preset(String name) {
        return switch (name) {
            case "hardnet-39ds" -> HarDNet.hardnet39ds();
            case "hardnet-68" -> HarDNet.hardnet68();
            case "hardnet-68ds" -> HarDNet.hardnet68ds();
            case "hardnet-85" -> HarDNet.hardnet85();
            default -> throw new IllegalArgumentException("no preset " + name);
        };
    }
}
