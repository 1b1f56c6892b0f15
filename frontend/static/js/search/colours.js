// A colour for each value of a variable: the hue walks on from the least to the most.

import {colour} from "app/theme.js";

const HUES = ["n1", "n2", "n3", "n4", "n5", "n6", "n7", "n8"];

/** Tokens in oklch as the charts' library reads them. */
function plain(token) {
    const context = Object.assign(document.createElement("canvas"), {width: 1, height: 1}).getContext("2d", {willReadFrequently: true});
    context.fillStyle = colour(token);
    context.fillRect(0, 0, 1, 1);
    const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
    return `rgb(${red}, ${green}, ${blue})`;
}

export function coloursOf(values) {
    const hues = HUES.map(plain);
    return values.map((_, i) => hues[values.length === 1 ? 0 : Math.round((i * (HUES.length - 1)) / (values.length - 1))]);
}
