// Every layer's costs as bars beside each other, one scale for each column.

import {startLayerTable} from "app/designer/layers.js";
import {bytes, count, milliseconds, significant} from "app/figures.js";

const SVG = "http://www.w3.org/2000/svg";
const COLUMNS = [
    {field: "macs", write: count},
    {field: "cio", write: count},
    {field: "bytes", write: bytes},
    {field: "milliseconds", write: milliseconds},
];

export function createWaterfall(table, {onRead}) {
    const rows = startLayerTable(table, {onRead});

    return {
        show({layers, ridge}) {
            const most = Object.fromEntries(COLUMNS.map(({field}) => [field, Math.max(...layers.map((row) => row[field]))]));
            const widestMoc = Math.log10(Math.max(ridge, ...layers.map((row) => row.moc)) + 1);
            const share = (moc) => Math.log10(moc + 1) / widestMoc;
            table.tBodies[0].replaceChildren(...layers.map((row, at) => {
                const line = document.createElement("tr");
                Object.assign(line.dataset, {row: at, block: row.block, layer: row.layer, part: row.part, bound: row.bound});
                const name = document.createElement("th");
                name.scope = "row";
                name.className = "name";
                name.textContent = row.name;
                line.append(name);
                for (const {field, write} of COLUMNS) line.append(cell(row[field], write(row[field]), bar(most[field] ? row[field] / most[field] : 0)));
                const moc = cell(row.moc, row.cio ? significant(row.moc) : "–", bar(row.cio ? share(row.moc) : 0, share(ridge)));
                const bound = document.createElement("span");
                bound.className = `bound ${row.bound}`;
                bound.textContent = row.bound;
                moc.append(bound);
                line.append(moc);
                return line;
            }));
            rows.replaced();
        },
        light: rows.light,
    };
}

function cell(value, text, drawn) {
    const made = document.createElement("td");
    made.className = "n";
    made.dataset.sort = value;
    made.title = String(value);
    made.append(drawn, Object.assign(document.createElement("span"), {textContent: text}));
    return made;
}

function bar(share, tick) {
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("class", "share");
    svg.setAttribute("viewBox", "0 0 100 8");
    svg.setAttribute("preserveAspectRatio", "none");
    svg.setAttribute("aria-hidden", "true");
    svg.append(rectangle(0, Math.max(0, Math.min(1, share)) * 100));
    if (tick !== undefined) svg.append(rectangle(Math.min(99, tick * 100), 1, "tick"));
    return svg;
}

function rectangle(x, width, name) {
    const made = document.createElementNS(SVG, "rect");
    made.setAttribute("x", x);
    made.setAttribute("width", width);
    made.setAttribute("height", 8);
    if (name) made.setAttribute("class", name);
    return made;
}
