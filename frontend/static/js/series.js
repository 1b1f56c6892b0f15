// The plot of a series; drawn again as results come.

import {places} from "app/charts/places.js";

draw();
document.addEventListener("htmx:afterSwap", draw);

function draw() {
    const host = document.getElementById("series-chart");
    if (host === null || host.dataset.drawn !== undefined) return;
    host.dataset.drawn = "";
    places(host, JSON.parse(document.getElementById("series-data").textContent));
}
