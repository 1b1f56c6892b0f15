// A network's page: its picture.

import {createDrawing} from "app/drawing.js";
import {addExport} from "app/export/menu.js";

const {drawing: picture, layers} = JSON.parse(document.getElementById("picture-data").textContent);
const drawing = createDrawing(document.getElementById("drawing"), {legendHost: document.getElementById("legend")});
drawing.show(picture, layers);
const name = document.getElementById("drawing").dataset.name;
addExport(document.getElementById("drawing-head"), "the drawing", {svg: () => drawing.svg(name), name: () => name});
