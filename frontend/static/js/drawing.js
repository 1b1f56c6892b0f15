// The harmonic drawing: every block of a network with its layers, their widths and their links.

import {count} from "app/figures.js";
import {levels, place, widest} from "app/drawing/geometry.js";
import {blockSvg, legend} from "app/drawing/svg.js";
import {startReading} from "app/drawing/reading.js";

/**
 * Draws into `host`. `layers` are the rows of the layer table; `onRead(block, layer)` hears which layer is looked at,
 * or (-1, -1).
 */
export function createDrawing(host, {legendHost, onRead = () => {}, onOpen = () => {}} = {}) {
    let shown = null;
    host.innerHTML = `<div class="drawing-flow"></div><div class="card" hidden></div>`;
    const flow = host.firstElementChild;
    const reading = startReading(host, () => shown, {onRead, onOpen});

    return {
        show(drawing, layers) {
            shown = {drawing, layers};
            const tallest = levels(drawing);
            const most = widest(drawing);
            reading.keep();
            flow.innerHTML = drawing.blocks.map((block, i) => figure(block, i, place(block, tallest, most), layers)).join("");
            if (legendHost) legendHost.innerHTML = `<span>Link spans</span>${legend(drawing)}`;
            reading.restore();
        },
        read: reading.read,
    };
}

function figure(block, index, at, layers) {
    const shape = `${block.map.height}×${block.map.width}`;
    const m = block.multiplier === null ? "" : `<span>m ${block.multiplier}</span>`;
    const links = block.links ? "" : `<span>${count(block.linkCount)} links, too many to draw</span>`;
    return `<figure class="drawing-part" data-part="${index}">
        <figcaption><b>${index + 1}</b><span>k ${block.growthRate}</span><span>L ${block.widths.length}</span>${m}<span>${shape}</span>${links}</figcaption>
        <div class="drawing-scroll">${blockSvg(block, index, at, (k) => label(block, index, k))}</div>
    </figure>`;
}

function label(block, index, k) {
    if (k === 0) return `Block ${index + 1} input, ${block.in} channels`;
    const read = block.links?.[k - 1].map((source) => (source < 0 ? "earlier blocks" : source)) ?? [];
    return `Block ${index + 1} layer ${k}, ${block.widths[k - 1]} channels${read.length ? `, reads ${[...new Set(read)].join(", ")}` : ""}`;
}
