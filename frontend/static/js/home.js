// The first page's picture.

import {createDrawing} from "app/drawing.js";

const host = document.getElementById("drawing");
const {drawing, layers} = JSON.parse(document.getElementById("picture-data").textContent);
createDrawing(host).show(drawing, layers);
