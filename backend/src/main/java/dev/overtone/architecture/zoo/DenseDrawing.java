package dev.overtone.architecture.zoo;

import dev.overtone.architecture.GraphBuilder;
import dev.overtone.architecture.Layer;
import dev.overtone.architecture.Layer.AvgPool;
import dev.overtone.architecture.Layer.BatchNorm;
import dev.overtone.architecture.Layer.Conv2d;
import dev.overtone.architecture.Layer.Dropout;
import dev.overtone.architecture.Layer.Linear;
import dev.overtone.architecture.Layer.MaxPool;
import dev.overtone.architecture.LayerGraph;
import dev.overtone.architecture.ModulePath;
import dev.overtone.architecture.Shape;
import java.util.List;

/** The pieces that DenseNet-BC and LogDenseNet share, with torchvision's module names. */
final class DenseDrawing {

    final GraphBuilder graph;
    private final ModulePath features = ModulePath.of("features");
    private final int bottleneck;
    private final double dropout;

    DenseDrawing(Shape input, List<DenseStage> blocks, int bottleneck, double dropout) {
        int layers = 3;
        for (DenseStage block : blocks) {
            layers += block.depth() + 1;
        }
        this.graph = new GraphBuilder(input, blocks.size(), layers * 8);
        this.bottleneck = bottleneck;
        this.dropout = dropout;
    }

    /** Conv 7×7/2, norm, ReLU, max pool 3×3/2. */
    int stem(int width) {
        int node = graph.add(new Conv2d(width, 7, 2, 3, 1), features, "conv0", LayerGraph.INPUT);
        node = graph.add(BatchNorm.STANDARD, features, "norm0", node);
        node = graph.add(Layer.Relu.INSTANCE, features, "relu0", node);
        return graph.add(new MaxPool(3, 2, 1), features, "pool0", node);
    }

    ModulePath blockPath(int block) {
        graph.enterBlock(block);
        return features.child("denseblock" + (block + 1));
    }

    ModulePath transitionPath(int block) {
        return features.child("transition" + (block + 1));
    }

    ModulePath layerPath(ModulePath block, int layer) {
        return block.child("denselayer" + layer);
    }

    /** Norm, ReLU, 1×1 to bottleneck·k, norm, ReLU, 3×3 to k. */
    int layer(ModulePath layer, int growthRate, int input) {
        int node = normalise(layer, "norm1", "relu1", input);
        node = graph.add(Conv2d.dense(bottleneck * growthRate, 1, 1), layer, "conv1", node);
        node = normalise(layer, "norm2", "relu2", node);
        node = graph.add(Conv2d.dense(growthRate, 3, 1), layer, "conv2", node);
        return dropout > 0 ? graph.add(new Dropout(dropout), layer, "drop", node) : node;
    }

    /** Norm, ReLU, 1×1 to floor(compression·c), average pool 2×2. */
    int transition(ModulePath path, double compression, int input) {
        int node = normalise(path, "norm", "relu", input);
        int width = Math.max(1, (int) (graph.shape(input).channels() * compression));
        node = graph.add(Conv2d.dense(width, 1, 1), path, "conv", node);
        return graph.add(new AvgPool(2, 2), path, "pool", node);
    }

    /** Final norm, ReLU, global average, classifier. */
    LayerGraph head(int classes, int input) {
        int node = normalise(features, "norm5", "relu5", input);
        node = graph.add(Layer.GlobalAvgPool.INSTANCE, features, "pool5", node);
        graph.add(new Linear(classes), ModulePath.of("classifier"), node);
        return graph.build();
    }

    private int normalise(ModulePath owner, String norm, String relu, int input) {
        return graph.add(Layer.Relu.INSTANCE, owner, relu, graph.add(BatchNorm.STANDARD, owner, norm, input));
    }
}
