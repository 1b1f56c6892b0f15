// One block as SVG text. Everything that comes from a network is a number here, so nothing needs escaping.

import {power} from "app/drawing/geometry.js";

const round = (value) => Math.round(value * 10) / 10;

export function blockSvg(block, index, at, label) {
    const title = `Block ${index + 1}`;
    return `<svg width="${round(at.width)}" height="${round(at.height)}" viewBox="0 0 ${round(at.width)} ${round(at.height)}"
        role="group" aria-label="${title}: layers and links" data-block="${index}" class="${block.linkCount > 400 ? "dense" : ""}">
        <path class="axis" d="M${at.layers[0].x - 8} ${at.axis}H${at.layers.at(-1).x + 8}"/>
        <g aria-hidden="true">${at.arcs.map(arcPath).join("")}</g>
        ${exit(block, at)}
        ${at.layers.map((layer) => layerGroup(layer, index, at, label(layer.k))).join("")}
    </svg>`;
}

const arcPath = (arc) =>
    `<path class="arc n${Math.min(9, power(arc.span))}${arc.before ? " faint" : ""}" data-from="${arc.source}" data-to="${arc.target}" d="${arc.path}"/>`;

function layerGroup(layer, index, at, label) {
    const top = at.axis + 5;
    const kind = `${layer.k === 0 ? " input" : ""}${layer.kept ? " kept" : ""}`;
    const number = layer.k === 0 || at.numbered
        ? `<text x="${layer.x}" y="${round(top + layer.height + 10)}" class="${layer.k === 0 ? "strong" : ""}">${layer.width}</text>` : "";
    const drop = layer.kept && layer.k > 0
        ? `<path class="drop" d="M${layer.x} ${round(top + layer.height + (number ? 13 : 2))}V${at.rail}"/>` : "";
    return `<g class="layer${kind}" data-layer="${layer.k}" tabindex="-1" role="button" aria-label="${label}">
        <rect class="hit" x="${round(layer.x - at.pitch / 2)}" y="${at.axis - 12}" width="${at.pitch}" height="${round(layer.height + 32)}" rx="2"/>
        ${drop}<rect class="bar" x="${round(layer.x - layer.thick / 2)}" y="${top}" width="${layer.thick}" height="${round(layer.height)}" rx="1.5"/>
        ${number}<circle class="dot" cx="${layer.x}" cy="${at.axis}" r="${at.pitch >= 10 ? 3 : 2}"/></g>`;
}

/** The rail that gathers the kept layers, the block's output, and the transition that narrows it, where `next` tells of one. */
function exit(block, at) {
    const first = at.layers.find((layer) => layer.kept) ?? at.layers.at(-1);
    const top = at.axis + 5;
    const {out} = at;
    return `<g aria-hidden="true">
        <path class="rail" d="M${first.x} ${at.rail}H${out.x - 5}V${round(top + out.height)}"/>
        ${block.next ? transition(block, at, top) : ""}
        <rect class="next" x="${out.x - 6}" y="${top}" width="6" height="${round(out.height)}" rx="1"/>
        <text x="${out.x}" y="${top - 9}">${block.out}</text></g>`;
}

function transition(block, {out, next}, top) {
    const chevron = block.downsample
        ? `<path class="chevron" d="M${next.x + 11} ${top + 2}l4 5 4-5"/><text x="${next.x + 15}" y="${top + 18}">½</text>` : "";
    return `<path class="funnel" d="M${out.x} ${top}V${round(top + out.height)}L${next.x - 5} ${round(top + next.height)}V${top}Z"/>
        <rect class="next" x="${next.x - 6}" y="${top}" width="11" height="${round(next.height)}" rx="1.5"/>
        <text class="strong" x="${next.x}" y="${round(top + next.height + 10)}">${block.next}</text>${chevron}`;
}

export function legend(drawing) {
    const found = new Map();
    for (const block of drawing.blocks) {
        block.links?.forEach((read, i) => read.forEach((source) => {
            const span = i + 1 - source;
            const n = Math.min(9, power(span));
            const [least, most] = found.get(n) ?? [span, span];
            found.set(n, [Math.min(least, span), Math.max(most, span)]);
        }));
    }
    return [...found].sort(([a], [b]) => a - b).map(([n, [least, most]]) =>
        `<span><svg viewBox="0 0 22 11" aria-hidden="true"><path class="arc n${n}" fill="none" d="M2 10A9 8 0 0 1 20 10"/></svg>${least === most ? most : `${least}–${most}`}</span>`).join("");
}
