// Where everything in a block's drawing lies. Pure numbers: the layers stand on an axis, links rise from it as arcs, one
// level for each doubling of the distance, and the layers' widths hang below.

const PITCH = [[8, 26], [16, 19], [32, 14], [64, 11], [128, 8], [Infinity, 6]];
const LEVEL = 17;
const BAR = 92;
const MARGIN = 16;
const TOP = 8;
const TAIL = 84;
const CAPTION = 180;
const DIGIT = 6.1;
const LINE = 10;
const NUMBERED = 14;
const TIGHTEST = 0.75;
const WIDEST = 1.4;
const HANDLES = 26;

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

const usualPitch = (block) => PITCH.find(([limit]) => block.widths.length <= limit)[1];
const bar = (width, most) => Math.max(2, BAR * Math.sqrt(width / most));
const widthAt = (block, pitch) => MARGIN + block.widths.length * pitch + (block.next ? TAIL : TAIL / 2);

/**
 * A pitch for each block, so that rows of `room` are filled: as many blocks to a row as fit when drawn a little closer,
 * and then each row spread over its width, a little wider at the most.
 */
export function fit(drawing, most, room, gap) {
    const pitches = [];
    let row = [];
    for (const block of drawing.blocks) {
        if (row.length > 0 && rowWidth([...row, block], TIGHTEST, most, gap) > room) {
            pitches.push(...spread(row, most, room, gap));
            row = [];
        }
        row.push(block);
    }
    return [...pitches, ...spread(row, most, room, gap)];
}

function spread(row, most, room, gap) {
    let [least, greatest] = [TIGHTEST, WIDEST];
    for (let i = 0; i < 12; i++) {
        const middle = (least + greatest) / 2;
        if (rowWidth(row, middle, most, gap) <= room) least = middle;
        else greatest = middle;
    }
    return row.map((block) => scaled(block, least, most));
}

function rowWidth(row, factor, most, gap) {
    return row.reduce((sum, block) => sum + Math.max(CAPTION, widthAt(block, scaled(block, factor, most))) + gap, -gap);
}

/** The block's usual pitch times `factor`, within what its numbers allow: they neither touch nor come and go. */
function scaled(block, factor, most) {
    const usual = usualPitch(block);
    const halves = (pitch) => Math.floor(pitch * 2) / 2;
    if (usual < NUMBERED) return halves(Math.min(usual * factor, NUMBERED - 0.5));
    return halves(Math.max(usual * factor, Math.min(usual, Math.max(NUMBERED, roomForNumbers(block, most)))));
}

function roomForNumbers(block, most) {
    const widths = [block.in, ...block.widths];
    let room = 0;
    for (let k = 1; k < widths.length; k++) {
        const digits = (String(widths[k - 1]).length + String(widths[k]).length) / 2;
        const beside = Math.abs(bar(widths[k - 1], most) - bar(widths[k], most)) < LINE;
        if (beside) room = Math.max(room, digits * DIGIT + 3);
    }
    return room;
}

/** `pitch` is the distance of its layers; without one, what suits the depth. */
export function place(block, tallestOfAll, most, pitch = usualPitch(block)) {
    // A small block beside a very deep one keeps its axis lower than the other's, rather than a blank above it.
    const tallest = Math.min(tallestOfAll, ownLevels(block) + 2);
    const depth = block.widths.length;
    const axis = TOP + LEVEL * tallest;
    const kept = new Set(block.outputs);
    const layers = [block.in, ...block.widths].map((width, k) => ({
        k,
        width,
        x: MARGIN + k * pitch,
        height: bar(width, most),
        thick: Math.min(k === 0 ? 13 : 11, pitch - 2),
        kept: kept.has(k),
    }));
    const end = MARGIN + depth * pitch;
    const deepest = Math.max(...layers.map((layer) => layer.height), bar(Math.min(most, block.out), most), bar(block.next, most));
    const highest = layers.slice(1).reduce((a, b) => (b.height >= a.height ? b : a));
    const foot = axis + 3.5 + highest.height;
    return {
        pitch,
        most,
        foot: {x: highest.x, y: foot, height: highest.height},
        // Above the other handle, where that hangs on a short bar beside it.
        end: {x: end + 14, y: highest.k === depth ? Math.min(axis, foot - HANDLES) : axis},
        axis,
        layers,
        rail: axis + deepest + 24,
        out: {x: end + 30, height: bar(Math.min(most, block.out), most)},
        next: {x: end + 60, height: bar(block.next, most)},
        width: widthAt(block, pitch),
        height: axis + deepest + 32,
        arcs: arcs(block, pitch, axis, tallest),
        numbered: pitch >= NUMBERED,
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
