// One layer looked at in three places: the drawing, the bars and the table light up together.

export function startLooking({drawing, bars, table, layers}) {
    const isPartOf = (block, layer) => (line) =>
        line.dataset.part === "block" && Number(line.dataset.block) === block && Number(line.dataset.layer) === layer;

    return {
        row(row) {
            const at = layers()[row];
            drawing.read(at?.part === "block" ? at.block : -1, at?.layer ?? -1);
            table.light((line) => Number(line.dataset.row) === row);
            bars.point(row);
        },
        layer(block, layer) {
            table.light(isPartOf(block, layer));
            bars.point(block < 0 ? -1 : layers().findIndex((row) => row.part === "block" && row.block === block && row.layer === layer));
        },
        open: (block, layer) => table.light(isPartOf(block, layer), true),
    };
}
