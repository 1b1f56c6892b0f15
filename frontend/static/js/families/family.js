// One family's block: its drawing, a bar of memory for every step, and the figures of the present one.

import {count, grouped} from "app/figures.js";
import {place} from "app/drawing/geometry.js";
import {blockSvg} from "app/drawing/svg.js";
import {addExport} from "app/export/menu.js";
import {standalone} from "app/export/svg.js";

const STATES = ["unborn", "live", "read", "now", "dead"];

export function createFamily(section, {onPick}) {
    const scroll = section.querySelector(".drawing-scroll");
    const strip = section.querySelector(".strip");
    let family = null;

    scroll.addEventListener("click", (event) => {
        const layer = event.target.closest(".layer");
        if (layer) onPick(Number(layer.dataset.layer));
    });

    addExport(section.querySelector("[data-exports]"), section.querySelector("h2").textContent,
        {svg: picture, name: () => `${section.dataset.family}-block`});

    function picture() {
        const {block, name, rule} = family;
        const caption = `k ${block.growthRate} · L ${block.widths.length} · ${rule}`;
        const words = {title: `${name} block`, description: `A block of ${name}: ${rule}.`};
        return standalone([{svg: scroll.firstElementChild, caption}], words);
    }

    return {
        show(next, scale, peak) {
            family = next;
            const block = {...family.block, next: 0};
            scroll.innerHTML = blockSvg(block, 0, place(block, scale.tallest, scale.most), (k) => labelled(family.block, k));
            scroll.firstElementChild.setAttribute("aria-label", `${family.name} block: layers and links`);
            strip.innerHTML = bars(family.steps, peak);
            strip.setAttribute("aria-label", `${family.name}: elements in memory at each step, at most ${grouped(family.peak)}`);
        },
        step(at) {
            const {block, lastSteps, steps} = family;
            const read = new Set(at > block.widths.length ? block.outputs : block.links[at - 1] ?? []);
            const state = (k) => {
                if (k > at) return "unborn";
                if (read.has(k)) return "read";
                if (k === at && k > 0) return "now";
                return lastSteps[k] < at ? "dead" : "live";
            };
            for (const layer of scroll.querySelectorAll(".layer")) {
                const k = Number(layer.dataset.layer);
                layer.classList.remove(...STATES);
                layer.classList.add(state(k));
            }
            for (const arc of scroll.querySelectorAll(".arc")) {
                const to = Number(arc.dataset.to);
                arc.classList.toggle("flowing", to === at);
                arc.classList.toggle("past", to < at);
            }
            scroll.firstElementChild.classList.add("stepping");
            scroll.firstElementChild.classList.toggle("gathered", at > block.widths.length);
            [...strip.querySelectorAll("[data-step]")].forEach((bar, i) => {
                bar.classList.toggle("at", i === at);
                bar.classList.toggle("to-come", i > at);
            });
            tell(steps[at]);
        },
    };

    function tell(now) {
        const {block, peak, steps} = family;
        const area = block.map.height * block.map.width;
        const channels = (elements) => `<span class="quiet">${grouped(elements / area)} channels</span>`;
        write("alive", now.alive, channels(now.alive));
        write("copies", now.copies, channels(now.copies));
        write("peak", peak, channels(peak));
        write("links", now.links, `<span class="quiet">of ${grouped(block.linkCount)}</span>`);
        write("channels", now.channels, "");
        write("cio", now.cio, `<span class="quiet">of ${count(steps.at(-1).cio)}</span>`);
    }

    function write(name, value, aside) {
        section.querySelector(`[data-figure="${name}"]`).innerHTML =
            `<data class="number" value="${value}" title="${value}">${count(value).trim()}</data> ${aside}`;
    }
}

/** A bar for each step: outputs of layers below, copies on top of them, all families on one scale. */
function bars(steps, peak) {
    const high = (elements) => ((40 * elements) / peak).toFixed(2);
    const rects = steps.map((step, i) => {
        const outputs = step.alive - step.copies;
        const bar = (kind, from, elements) =>
            `<rect class="${kind}" x="${i + 0.1}" width="0.8" y="${40 - high(from)}" height="${high(elements)}"/>`;
        return `<g data-step="${i}">${bar("copies", step.alive, step.copies)}${bar("outputs", outputs, outputs)}</g>`;
    });
    return `<svg viewBox="0 0 ${steps.length} 40" preserveAspectRatio="none" aria-hidden="true">${rects.join("")}</svg>`;
}

const labelled = (block, k) => (k === 0
    ? `Input, ${block.in} channels`
    : `Layer ${k}, ${block.widths[k - 1]} channels, reads ${block.links[k - 1].join(", ")}`);
