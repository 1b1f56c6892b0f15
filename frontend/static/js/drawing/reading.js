// Looking at one layer of the drawing, by pointer or by keyboard: its links in and out stand out, a card tells its figures.

import {count, grouped} from "app/figures.js";

export function startReading(host, shown, {onRead, onOpen}) {
    const flow = host.querySelector(".drawing-flow");
    const card = host.querySelector(".card");
    let at = {block: -1, layer: -1};
    let entry = {block: 0, layer: 1};
    let focused = false;

    const find = ({block, layer}) => flow.querySelector(`svg[data-block="${block}"] [data-layer="${layer}"]`);

    function read(block, layer, {withCard = true, tell = true} = {}) {
        clear();
        at = {block, layer};
        const group = block < 0 ? null : find(at);
        if (group) {
            mark(group, block, layer);
            if (withCard) showCard(group, block, layer);
        }
        if (tell) onRead(group ? block : -1, group ? layer : -1);
    }

    function clear() {
        for (const element of flow.querySelectorAll(".reading, .at, .near, .in, .out")) element.classList.remove("reading", "at", "near", "in", "out");
        card.hidden = true;
    }

    function mark(group, block, layer) {
        const svg = group.ownerSVGElement;
        svg.classList.add("reading");
        group.classList.add("at");
        for (const arc of svg.querySelectorAll(`.arc[data-to="${layer}"]`)) {
            arc.classList.add("in");
            find({block, layer: arc.dataset.from})?.classList.add("near");
        }
        for (const arc of svg.querySelectorAll(`.arc[data-from="${layer}"]`)) {
            arc.classList.add("out");
            find({block, layer: arc.dataset.to})?.classList.add("near");
        }
    }

    function showCard(group, block, layer) {
        card.innerHTML = cardText(shown(), block, layer);
        card.hidden = false;
        const box = host.getBoundingClientRect();
        const bar = group.getBoundingClientRect();
        const left = Math.min(Math.max(8, bar.left + bar.width / 2 - box.left - card.offsetWidth / 2), box.width - card.offsetWidth - 8);
        card.style.left = `${left}px`;
        card.style.top = `${bar.bottom - box.top + 8}px`;
    }

    const target = (event) => {
        const group = event.target.closest?.(".layer");
        return group && {block: Number(group.ownerSVGElement.dataset.block), layer: Number(group.dataset.layer)};
    };
    const moveTo = (event) => {
        const to = target(event);
        if (to) {
            entry = to;
            enter();
            read(to.block, to.layer);
        } else if (event.target.closest?.(".handle")) {
            read(-1, -1);
        }
    };
    /** One layer of each block is in the tab order; arrows walk to the others. */
    function enter() {
        for (const svg of flow.querySelectorAll("svg[data-block]")) {
            svg.querySelector('.layer[tabindex="0"]')?.setAttribute("tabindex", "-1");
            const own = Number(svg.dataset.block) === entry.block ? entry.layer : 1;
            (svg.querySelector(`[data-layer="${own}"]`) ?? svg.querySelector(".layer")).setAttribute("tabindex", "0");
        }
    }

    flow.addEventListener("pointerover", moveTo);
    flow.addEventListener("focusin", moveTo);
    flow.addEventListener("pointerleave", () => {
        if (!flow.contains(document.activeElement)) read(-1, -1);
    });
    flow.addEventListener("focusout", (event) => {
        if (!flow.contains(event.relatedTarget)) read(-1, -1);
    });
    flow.addEventListener("click", (event) => {
        const to = target(event);
        if (to) onOpen(to.block, to.layer);
    });
    flow.addEventListener("keydown", (event) => {
        const from = target(event);
        if (!from) return;
        if (event.key === "Escape") return read(-1, -1);
        if (event.key === "Enter" || event.key === " ") {
            event.preventDefault();
            return onOpen(from.block, from.layer);
        }
        const to = neighbour(from, event.key, shown().drawing.blocks);
        if (to) {
            event.preventDefault();
            find(to)?.focus();
        }
    });

    return {
        read: (block, layer) => read(block, layer, {withCard: false, tell: false}),
        keep() {
            focused = flow.contains(document.activeElement?.closest(".layer"));
        },
        restore() {
            enter();
            if (focused && at.block >= 0) find(at)?.focus({preventScroll: true});
            else if (at.block >= 0) read(at.block, at.layer, {withCard: false, tell: false});
        },
    };
}

function neighbour({block, layer}, key, blocks) {
    const last = (index) => blocks[index].widths.length;
    switch (key) {
        case "ArrowRight": return layer < last(block) ? {block, layer: layer + 1} : blocks[block + 1] && {block: block + 1, layer: 0};
        case "ArrowLeft": return layer > 0 ? {block, layer: layer - 1} : blocks[block - 1] && {block: block - 1, layer: last(block - 1)};
        case "ArrowDown": return blocks[block + 1] && {block: block + 1, layer: Math.min(layer, last(block + 1))};
        case "ArrowUp": return blocks[block - 1] && {block: block - 1, layer: Math.min(layer, last(block - 1))};
        case "Home": return {block, layer: 0};
        case "End": return {block, layer: last(block)};
        default: return null;
    }
}

function cardText({drawing, layers}, index, k) {
    const block = drawing.blocks[index];
    const rows = layers.filter((row) => row.block === index && row.layer === k && row.part === "block");
    if (k === 0 || rows.length === 0) {
        return `<h3>Block ${index + 1}, input</h3><dl class="facts"><dt>Channels</dt><dd>${grouped(block.in)}</dd><dt>Map</dt><dd>${block.map.height}×${block.map.width}</dd></dl>`;
    }
    const sum = (field) => rows.reduce((all, row) => all + row[field], 0);
    const read = block.links?.[k - 1].map((source) => (source < 0 ? "earlier" : source)).join(", ");
    return `<h3>Block ${index + 1}, layer ${k}</h3>
        <dl class="facts"><dt>Channels</dt><dd>${grouped(rows[0].in)} → ${grouped(rows.at(-1).out)}</dd>
        ${read ? `<dt>Reads</dt><dd>${read}</dd>` : ""}
        <dt>Map</dt><dd>${rows[0].outHeight}×${rows[0].outWidth}</dd>
        <dt>MACs</dt><dd>${count(sum("macs"))}</dd><dt>CIO</dt><dd>${count(sum("cio"))} elements</dd>
        <dt>Parameters</dt><dd>${count(sum("parameters"))}</dd></dl><p class="mono">${rows.map((row) => row.name).join("<br>")}</p>`;
}
