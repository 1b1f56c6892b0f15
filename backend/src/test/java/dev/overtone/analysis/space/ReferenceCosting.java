package dev.overtone.analysis.space;

import dev.overtone.analysis.Analysis;
import dev.overtone.analysis.LayerCost;

/** The two objectives of {@code reference/search-space.json}: entropy with resolution, and microseconds on its roofline. */
public final class ReferenceCosting implements Costing {

    @Override
    public int columns() {
        return 2;
    }

    @Override
    public boolean takesTheMost(int column) {
        return false;
    }

    @Override
    public double[] cost(Analysis analysis, int after, int last) {
        double entropy = after < 0 ? 2 * Math.log(analysis.graph().shape(0).height()) : 0;
        double microseconds = 0;
        for (LayerCost row : analysis.layers()) {
            if (row.node() > after && row.node() <= last && row.type() != LayerCost.Type.LINEAR) {
                boolean depthwise = row.type() == LayerCost.Type.DEPTHWISE_CONV2D;
                double read = depthwise ? 1 : row.in().channels();
                entropy += Math.log(row.kernel() * row.kernel() * read);
                double arithmetic = row.macs() / (depthwise ? 0.6e6 : 5e6);
                double traffic = 4.0 * (row.cio() + row.parameters()) / 320e3;
                microseconds += 3 + Math.max(arithmetic, traffic);
            }
        }
        return new double[] {entropy, microseconds};
    }
}
