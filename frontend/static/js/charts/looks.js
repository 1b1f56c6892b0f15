// How up to twenty runs are told apart: neighbours differ in colour, in line and in mark, and no two are alike.

import {colour} from "app/theme.js";

const COLOURS = 7;
const DASHES = ["solid", "dashed", "dotted"];
const SYMBOLS = ["circle", "triangle", "rect", "diamond", "pin", "arrow", "roundRect"];

/** `at` counts from 0. */
export const lookOf = (at) => ({
    colour: colour(`run-${(at % COLOURS) + 1}`),
    dash: DASHES[(at + Math.floor(at / COLOURS)) % DASHES.length],
    symbol: SYMBOLS[(at + Math.floor(at / COLOURS)) % SYMBOLS.length],
});
