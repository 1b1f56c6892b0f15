// Figures and networks of a search in words.

import {bytes, count, milliseconds, significant} from "app/figures.js";

const FORMS = {count, bytes, ms: milliseconds, plain: significant};
const UNITS = {k: 1e3, K: 1e3, M: 1e6, G: 1e9, T: 1e12};

export const figure = (metric, value) => (value === null || value === undefined || Number.isNaN(value) ? "–" : FORMS[metric.form](value));

export const axisName = ({label, unit}) => (unit ? `${label}, ${unit}` : label);

/** What a tooltip says of a network; labels are the page's own words and safe. */
export function told(about, network) {
    const figures = about.metrics.map((metric, i) => `${metric.label} ${figure(metric, network.figures[i])}${interval(metric, network)}`);
    const values = about.dimensions.map(({label, values: all}, i) => `${label}: ${all[network.choices[i]]}`);
    return `<b>Trial ${network.number}</b>, ${network.origin}<br>${figures.join("<br>")}<br><br>${values.join("<br>")}`;
}

export const interval = (metric, {low, high}) => (metric.measured && low !== null && high !== null ? ` (${figure(metric, low)} to ${figure(metric, high)})` : "");

/** `4.3 G`, `10.5`, `4.3e9`; null where nothing is written, NaN where it is no number. */
export function numberIn(text) {
    const match = /^([\d.,]+(?:e[+-]?\d+)?)\s*([kKMGT]?)(?:B|ms)?$/i.exec(text.trim());
    if (text.trim() === "") return null;
    return match ? Number(match[1].replaceAll(",", "")) * (UNITS[match[2]] ?? 1) : NaN;
}
