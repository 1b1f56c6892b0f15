// Two runs compared: their samples drawn over each other.

import {bothOrders, ecdf} from "app/charts/pair.js";
import {addExport} from "app/export/menu.js";

const pair = document.getElementById("pair");
const hosts = pair.querySelectorAll("[data-chart]");
try {
    const [a, b] = await Promise.all([pair.dataset.a, pair.dataset.b].map(samples));
    for (const host of hosts) offer(host, (host.dataset.chart === "ecdf" ? ecdf : bothOrders)(host, a, b));
} catch {
    for (const host of hosts) host.dataset.state = "The samples could not be loaded. Reload the page to try again.";
}

async function samples(id) {
    const answer = await fetch(`/runs/${id}/samples.json`);
    return (await answer.json()).values;
}

function offer(host, drawn) {
    const panel = host.closest(".panel");
    const what = panel.querySelector("h2").textContent;
    addExport(panel.querySelector(".panel-head"), what, {
        svg: () => drawn.svg(`${what} of two runs`),
        name: () => `runs-${host.dataset.chart}`,
    });
}
