// A network's page: its picture.

import {createDrawing} from "app/drawing.js";

const {drawing, layers} = JSON.parse(document.getElementById("picture-data").textContent);
createDrawing(document.getElementById("drawing"), {legendHost: document.getElementById("legend")}).show(drawing, layers);
