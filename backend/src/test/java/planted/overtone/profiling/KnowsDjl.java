package planted.overtone.profiling;

import ai.djl.ndarray.types.Shape;

final class KnowsDjl {

    final Shape shape = new Shape(1);
}
