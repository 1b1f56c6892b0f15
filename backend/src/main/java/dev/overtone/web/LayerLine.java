package dev.overtone.web;

import org.springframework.web.util.HtmlUtils;

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

    /** The name as HTML that may break behind each module of its path. */
    public String nameThatBreaks() {
        return HtmlUtils.htmlEscape(row.name()).replace(".", ".<wbr>");
    }
}
