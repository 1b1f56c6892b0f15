// The harmonic drawing: every block of a network with its layers, their widths and their links.

import {count} from "app/figures.js";
import {standalone} from "app/export/svg.js";
import {fit, levels, place, widest} from "app/drawing/geometry.js";
import {startHandles} from "app/drawing/handles.js";
import {blockSvg, legend} from "app/drawing/svg.js";
import {startReading} from "app/drawing/reading.js";

/**
 * Draws into `host`. `layers` are the rows of the layer table; `onRead(block, layer)` hears which layer is looked at,
 * or (-1, -1). With `editing` the blocks have handles; see `startHandles` for what it holds.
 */
export function createDrawing(host, {legendHost, onRead = () => {}, onOpen = () => {}, editing = null} = {}) {
    let shown = null;
    host.innerHTML = `<div class="drawing-flow"></div><div class="card" hidden></div>`;
    const flow = host.firstElementChild;
    const reading = startReading(host, () => shown, {onRead, onOpen});
    const handles = editing && startHandles(flow, {...editing, redraw: draw});
    let pitches = [];
    let roomThen = 0;
    new ResizeObserver(() => {
        if (shown && !handles?.held && room() !== roomThen) draw();
    }).observe(host);

    return {
        show(drawing, layers) {
            shown = {drawing, layers};
            draw();
        },
        read: reading.read,
        /** What is drawn, as an SVG that stands alone. */
        svg(title) {
            const parts = [...flow.children].map((figure) => ({
                svg: figure.querySelector("svg"),
                caption: `Block ${[...figure.querySelector("figcaption").children].map((word) => word.textContent).join(" · ")}`,
            }));
            const description = "Blocks of layers with their links as arcs; bars hang as long as the square root of their layers' widths.";
            return standalone(parts, {title, description, legend: legendHost ? [...legendHost.children] : []});
        },
    };

    function draw() {
        const {drawing, layers} = shown;
        const held = handles?.held;
        const tallest = levels(drawing);
        const most = held?.most ?? widest(drawing);
        if (!held) pitches = fitted(drawing, most);
        reading.keep();
        while (flow.children.length > drawing.blocks.length) flow.lastElementChild.remove();
        while (flow.children.length < drawing.blocks.length) flow.append(part(flow.children.length));
        drawing.blocks.forEach((block, i) => {
            const at = place(block, tallest, most, pitches[i]);
            const [caption, scroll] = flow.children[i].children;
            const stage = scroll.firstElementChild;
            caption.innerHTML = captionText(block, i);
            stage.firstElementChild.outerHTML = blockSvg(block, i, at, (k) => label(block, i, k));
            handles?.place(stage, block, i, at);
        });
        if (legendHost) legendHost.innerHTML = `<span>Link spans</span>${legend(drawing)}`;
        reading.restore();
    }

    /** Where all blocks stand in one row that scrolls, nothing is to be filled. */
    function fitted(drawing, most) {
        roomThen = room();
        const {flexWrap, columnGap} = getComputedStyle(flow);
        return flexWrap === "wrap" ? fit(drawing, most, roomThen, parseFloat(columnGap)) : [];
    }

    function room() {
        const {paddingLeft, paddingRight} = getComputedStyle(flow);
        return flow.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
    }
}

function part(index) {
    const figure = document.createElement("figure");
    figure.className = "drawing-part";
    figure.dataset.part = index;
    figure.innerHTML = `<figcaption></figcaption><div class="drawing-scroll"><div class="drawing-stage"><svg></svg></div></div>`;
    return figure;
}

function captionText(block, index) {
    const m = block.multiplier === null ? "" : `<span>m ${block.multiplier}</span>`;
    const links = block.links ? "" : `<span>${count(block.linkCount)} links, too many to draw</span>`;
    return `<b>${index + 1}</b><span>k ${block.growthRate}</span><span>L ${block.widths.length}</span>${m}<span>${block.map.height}×${block.map.width}</span>${links}`;
}

function label(block, index, k) {
    if (k === 0) return `Block ${index + 1} input, ${block.in} channels`;
    const read = block.links?.[k - 1].map((source) => (source < 0 ? "earlier blocks" : source)) ?? [];
    return `Block ${index + 1} layer ${k}, ${block.widths[k - 1]} channels${read.length ? `, reads ${[...new Set(read)].join(", ")}` : ""}`;
}
