// The paper against what was measured: its plot.

import {scatter} from "app/charts/scatter.js";
import {addExport} from "app/export/menu.js";

const data = JSON.parse(document.getElementById("correlation-data").textContent);
const drawn = scatter(document.getElementById("correlation-chart"), data, {
    onOpen: (run) => location.assign(`/runs/${run}`),
});
const title = `Latency over ${data.across}`;
addExport(document.getElementById("plot-exports"), "the plot", {
    svg: () => drawn.svg(title),
    name: () => title.toLowerCase().replaceAll(" ", "-"),
});
