// Runs beside each other: one selection for the table of facts and every chart, and the page's state in its address.

import {addExport} from "app/export/menu.js";
import {createSelection} from "app/search/selection.js";
import {distributions, orders} from "app/charts/distributions.js";
import {startFacts} from "app/compared/facts.js";
import {startLines} from "app/compared/lines.js";
import {startPlot} from "app/compared/plot.js";
import {startSelecting} from "app/compared/selecting.js";

const $ = (id) => document.getElementById(id);
const island = $("compared-data");
if (island) start(JSON.parse(island.textContent));

function start(data) {
    const selection = createSelection();
    const isLit = (at) => selection.size === 0 || selection.has(at + 1);
    const samples = data.distributions.map((own) => ({...own, at: own.run, letter: data.runs[own.run].letter}));
    const charts = [startLines($("lines-chart"), {data, selection, isLit}), startPlot($("plot-chart"), {data, selection, isLit})];
    exported($("plot-chart"), charts[1]);
    exported($("lines-chart"), charts[0]);
    if (samples.length) {
        const spread = distributions($("distribution-chart"), samples, {isLit});
        const order = orders($("order-chart"), samples, {isLit});
        charts.push(spread, order);
        startShapes($("shapes"), spread.draw);
        exported($("distribution-chart"), spread);
        exported($("order-chart"), order);
    }
    startFacts($("facts"), {selection});
    startSelecting(selection);
    selection.onChange(() => charts.forEach(({show}) => show()));
    document.addEventListener("keydown", (event) => {
        if (event.key !== "Escape" || event.defaultPrevented || document.querySelector("dialog[open], details.menu[open]") || selection.size === 0) return;
        charts[0].clear();
        selection.replace([]);
    });
}

function startShapes(buttons, draw) {
    buttons.hidden = false;
    buttons.addEventListener("click", ({target}) => {
        const chosen = target.closest("[data-shape]");
        if (!chosen) return;
        for (const button of buttons.children) button.setAttribute("aria-pressed", String(button === chosen));
        draw(chosen.dataset.shape);
    });
}

function exported(host, drawn) {
    const head = host.closest(".panel").querySelector(".panel-head");
    const what = head.querySelector("h2").textContent;
    let end = head.querySelector(".end:not(.small)");
    if (!end) head.append(end = Object.assign(document.createElement("div"), {className: "end"}));
    addExport(end, what, {svg: () => drawn.svg(`${what} of compared runs`), name: () => `runs-${host.id}`});
}
