// A network's page: its picture, and what it would cost on a device.

import {startCosts} from "app/costs.js";
import {startLooking} from "app/designer/looking.js";
import {createDrawing} from "app/drawing.js";
import {addExport} from "app/export/menu.js";

const {drawing: picture, layers} = JSON.parse(document.getElementById("picture-data").textContent);
const drawing = createDrawing(document.getElementById("drawing"), {
    legendHost: document.getElementById("legend"),
    onRead: (block, layer) => looking.layer(block, layer),
});
const costs = startCosts({
    onRead: (row) => looking.row(row),
    onChange: () => history.replaceState(null, "", costs.inAddress(location.pathname)),
});
const looking = startLooking({drawing, bars: {point: costs.point}, table: {light: costs.light}, layers: () => layers});
drawing.show(picture, layers);
costs.of(JSON.parse(document.getElementById("network-json").textContent));
const name = document.getElementById("drawing").dataset.name;
addExport(document.getElementById("drawing-head"), "the drawing", {svg: () => drawing.svg(name), name: () => name});
