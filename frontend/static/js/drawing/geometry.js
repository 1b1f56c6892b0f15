// Where everything in a block's drawing lies. Pure numbers: the layers stand on an axis, links rise from it as arcs, one
// level for each doubling of the distance, and the layers' widths hang below.

const PITCH = [[8, 26], [16, 19], [32, 14], [64, 11], [128, 8], [Infinity, 6]];
const LEVEL = 17;
const BAR = 92;
const MARGIN = 16;
const TOP = 8;
const TAIL = 84;

/** The power of two that a link's distance reaches: 1, 2 to 3, 4 to 7, … */
export const power = (span) => 31 - Math.clz32(Math.max(1, span));

/** How tall arcs of this network rise, so that the axes of its blocks line up. */
export const levels = (drawing) => Math.max(...drawing.blocks.map(ownLevels));

function ownLevels(block) {
    let longest = 1;
    block.links?.forEach((read, i) => {
        for (const source of read) longest = Math.max(longest, i + 1 - Math.max(source, -8));
    });
    return Math.log2(longest) + 1;
}

export function widest(drawing) {
    return Math.max(...drawing.blocks.map((block) => Math.max(block.in, block.next, ...block.widths)));
}

/** `held` is a pitch to keep instead of the one that suits the depth. */
export function place(block, tallestOfAll, most, held) {
    // A small block beside a very deep one keeps its axis lower than the other's, rather than a blank above it.
    const tallest = Math.min(tallestOfAll, ownLevels(block) + 2);
    const depth = block.widths.length;
    const pitch = held ?? PITCH.find(([limit]) => depth <= limit)[1];
    const axis = TOP + LEVEL * tallest;
    const kept = new Set(block.outputs);
    const bar = (width) => Math.max(2, BAR * Math.sqrt(width / most));
    const layers = [block.in, ...block.widths].map((width, k) => ({
        k,
        width,
        x: MARGIN + k * pitch,
        height: bar(width),
        thick: Math.min(k === 0 ? 13 : 11, pitch - 2),
        kept: kept.has(k),
    }));
    const end = MARGIN + depth * pitch;
    const deepest = Math.max(...layers.map((layer) => layer.height), bar(Math.min(most, block.out)), bar(block.next));
    const highest = layers.slice(1).reduce((a, b) => (b.height >= a.height ? b : a));
    return {
        pitch,
        most,
        foot: {x: highest.x, y: axis + 3.5 + highest.height, height: highest.height},
        end: {x: end + 14, y: axis},
        axis,
        layers,
        rail: axis + deepest + 24,
        out: {x: end + 30, height: bar(block.out > most ? most : block.out)},
        next: {x: end + 60, height: bar(block.next)},
        width: end + (block.next ? TAIL : TAIL / 2),
        height: axis + deepest + 32,
        arcs: arcs(block, pitch, axis, tallest),
        numbered: pitch >= 14,
    };
}

function arcs(block, pitch, axis, tallest) {
    const all = [];
    block.links?.forEach((read, i) => {
        for (const source of read) all.push(arc(source, i + 1, pitch, axis, tallest));
    });
    // Long links first, so that the short ones lie on top of them.
    return all.sort((a, b) => b.span - a.span);
}

function arc(source, target, pitch, axis, tallest) {
    const span = target - source;
    const to = MARGIN + target * pitch;
    const before = source < 0;
    const from = before ? 0 : MARGIN + source * pitch;
    const rise = LEVEL * Math.min(tallest, Math.log2(span) + 1) - 3;
    const path = before
        ? `M0 ${axis - rise} C ${to * 0.6} ${axis - rise} ${to} ${axis - rise} ${to} ${axis}`
        : `M${from} ${axis} A ${(to - from) / 2} ${rise} 0 0 1 ${to} ${axis}`;
    return {source, target, span, before, path};
}
