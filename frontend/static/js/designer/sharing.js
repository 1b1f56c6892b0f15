// What leaves the Designer: its address, its network, its pictures.

import {copy} from "app/copy.js";
import {addExport} from "app/export/menu.js";

/** `here()` is the design's address, `picture()` the newest that came, `baseline()` what it is compared with. */
export function startSharing({here, picture, baseline, drawing, bars}) {
    const $ = (id) => document.getElementById(id);
    $("copy-link").addEventListener("click", (event) => copy(new URL(here(), location.href).href, event.currentTarget));
    $("copy-json").addEventListener("click", (event) => copy(JSON.stringify(picture().network, null, 2), event.currentTarget));
    $("compare").addEventListener("click", () => {
        const networks = [baseline(), JSON.stringify(picture().network)].map((network) => ["network", network]);
        location.assign(`/compare?${new URLSearchParams(networks)}`);
    });
    $("sweep").addEventListener("click", () => location.assign(`/series/new?${new URLSearchParams({network: JSON.stringify(picture().network)})}`));
    $("vary").addEventListener("click", () => location.assign(`/searches/new?${new URLSearchParams({network: JSON.stringify(picture().network)})}`));
    addExport($("drawing-head"), "the drawing", {svg: () => drawing.svg(picture().name), name: () => picture().name});
    addExport($("bars-head"), "the bars", {
        svg: () => bars.svg(`MACs and CIO of every layer, ${picture().name}`),
        name: () => `${picture().name}-layers`,
    });
}
