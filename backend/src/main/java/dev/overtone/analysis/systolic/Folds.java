package dev.overtone.analysis.systolic;

/**
 * How a convolution is cut into pieces that the array holds at once, column pieces outermost. In every fold {@code steps}
 * operands flow through the cells, each row and column one cycle behind the one before.
 *
 * @param high what is laid along the rows
 * @param wide what is laid along the columns
 * @param loads whether an operand is put into the cells before the others flow, so that partial sums leave every fold
 */
record Folds(int rows, int columns, long high, long wide, long steps, boolean loads) {

    static Folds of(Convolution layer, SystolicArray array) {
        int rows = array.rows();
        int columns = array.columns();
        return switch (array.dataflow()) {
            case WEIGHT_STATIONARY -> new Folds(rows, columns, layer.window(), layer.filters(), layer.pixels(), true);
            case OUTPUT_STATIONARY -> new Folds(rows, columns, layer.pixels(), layer.filters(), layer.window(), false);
            case INPUT_STATIONARY -> new Folds(rows, columns, layer.window(), layer.pixels(), layer.filters(), true);
        };
    }

    long rowFolds() {
        return Math.ceilDiv(high, rows);
    }

    long columnFolds() {
        return Math.ceilDiv(wide, columns);
    }

    long count() {
        return rowFolds() * columnFolds();
    }

    long cyclesOfOne() {
        return (loads ? rows : 0) + rows + columns + steps - 2;
    }

    /** SCALE-Sim numbers cycles from 0 and gives the last one's number. */
    long cycles() {
        return count() * cyclesOfOne() - 1;
    }

    /** The cycle in which the first operand is put into a cell; cells without work come first. */
    long firstLoaded() {
        return rows - Math.min(rows, high);
    }

    /** Cells that hold work, of all cells, over all folds. */
    double mappingEfficiency() {
        return (double) high * wide / ((double) count() * rows * columns);
    }

    /** Cells that multiply, of all cells, over the cycles of a fold; a loading fold is counted with its columns twice. */
    double computeUtilisation() {
        long cycles = cyclesOfOne() + (loads ? columns - 1 : 0);
        return mappingEfficiency() * steps / cycles;
    }

    /** Words of what flows in from the left. */
    long streamedAlongRows() {
        return steps * high * columnFolds();
    }

    /** Words of what flows in from the top, or of partial sums that flow out below. */
    long streamedAlongColumns() {
        return steps * wide * rowFolds();
    }

    /** Words that are put into cells, or taken from them, once. */
    long held() {
        return high * wide;
    }

    /** Outputs and partial sums that leave the array. */
    long written() {
        return loads ? streamedAlongColumns() : held();
    }

    /** The cycle in which the output of this index leaves, in the order in which they leave. */
    long cycleOfWrite(long index) {
        long rowsOfBlock = loads ? steps * rowFolds() : high;
        long block = Math.min(index / (rowsOfBlock * columns), columnFolds() - 1);
        long lanes = Math.min(columns, wide - block * columns);
        long inBlock = index - block * rowsOfBlock * columns;
        long rowsOfFold = loads ? steps : rows;
        long fold = inBlock / (rowsOfFold * lanes);
        long inFold = inBlock - fold * rowsOfFold * lanes;
        long depth = loads ? steps : Math.min(rows, high - fold * rows);
        long first = loads ? 2L * rows - 1 : steps - 1 + rows - depth;
        return (block * rowFolds() + fold) * cyclesOfOne() + first + Skew.diagonal(depth, lanes, inFold);
    }
}
