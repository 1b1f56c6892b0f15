package dev.overtone.web;

/** A line of the layer table with its numbers written out. */
record LayerLine(LayerRow row, Quantity parameters, Quantity macs, Quantity cio, String moc) {

    static LayerLine of(LayerRow row, Figures figures) {
        return new LayerLine(
                row,
                figures.count(row.parameters()),
                figures.count(row.macs()),
                figures.count(row.cio()),
                row.cio() == 0 ? "–" : figures.significant(row.moc()));
    }
}
