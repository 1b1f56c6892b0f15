package dev.overtone.architecture.zoo;

/** One dense or log-dense block: {@code depth} bottleneck layers of {@code growthRate} channels each. */
public record DenseStage(int growthRate, int depth) {}
