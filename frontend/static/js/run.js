// The charts of a finished run and the order of its layers; drawn again when a live run has ended under the reader's eyes.

import {addExport} from "app/export/menu.js";
import {histogram, order} from "app/charts/latency.js";
import {startLayerTable} from "app/designer/layers.js";

show();
document.addEventListener("htmx:afterSwap", (event) => {
    if (event.target.id === "run" || event.detail.elt?.id === "run") show();
});

function show() {
    draw();
    const table = document.querySelector("[data-layer-times]:not([data-started])");
    if (!table) return;
    table.dataset.started = "";
    startLayerTable(table, {onRead: () => {}});
}

async function draw() {
    const hosts = document.querySelectorAll("[data-chart]:not([data-drawn])");
    if (hosts.length === 0) return;
    for (const host of hosts) host.dataset.drawn = "";
    const id = document.getElementById("run").dataset.run;
    try {
        const answer = await fetch(`/runs/${id}/samples.json`);
        const {values} = await answer.json();
        for (const host of hosts) offer(host, (host.dataset.chart === "histogram" ? histogram : order)(host, values));
    } catch {
        for (const host of hosts) host.dataset.state = "The samples could not be loaded. Reload the page to try again.";
    }
}

function offer(host, drawn) {
    const panel = host.closest(".panel");
    const what = panel.querySelector("h2").textContent;
    const network = document.querySelector(".run-name").textContent;
    addExport(panel.querySelector(".panel-head"), what, {
        svg: () => drawn.svg(`${what}, ${network}`),
        name: () => `${network}-${host.dataset.chart}`,
    });
}
