// The face-off: its plot.

import {curves} from "app/charts/curves.js";
import {addExport} from "app/export/menu.js";

const data = JSON.parse(document.getElementById("face-off-data").textContent);
const drawn = curves(document.getElementById("face-off-chart"), data);
const title = `${data.up} over ${data.across}`;
addExport(document.getElementById("plot-exports"), "the plot", {
    svg: () => drawn.svg(title),
    name: () => title.toLowerCase().replaceAll(" ", "-"),
});
