// A search as it goes on: its trials are fetched, drawn and tabled; what came since is fetched when the server says so.

import {addExport} from "app/export/menu.js";
import {coloursOf} from "app/search/colours.js";
import {createModel} from "app/search/model.js";
import {createSelection} from "app/search/selection.js";
import {grouped} from "app/figures.js";
import {startDialogs} from "app/search/dialogs.js";
import {startFront} from "app/search/front.js";
import {startMarking} from "app/search/marking.js";
import {startNearest} from "app/search/nearest.js";
import {startParallel} from "app/search/parallel.js";
import {startSelected} from "app/search/selected.js";
import {startSlices} from "app/search/slices.js";
import {startTable} from "app/search/table.js";
import {startView} from "app/search/view.js";
import {startVolume} from "app/search/volume.js";

const CALM = 1500;
const $ = (id) => document.getElementById(id);
const about = JSON.parse($("search-about").textContent);

startDialogs(document);
if ($("front-chart")) start();

function start() {
    const model = createModel(about);
    const selection = createSelection();
    const view = startView(model, () => drawAll());
    const front = startFront($("front-chart"), {model, selection, view: view.now});
    const volume = startVolume($("volume-chart"), {model, view: view.now});
    const slices = startSlices($("slices-chart"), {model, selection, view: view.now});
    const parallel = startParallel($("parallel-chart"), {model, selection, onMarks: (any) => { $("unbrush").hidden = !any; }});
    const table = startTable($("trials-table"), {model, selection});
    const selected = startSelected({model, selection});
    startNearest($("nearest"), {model, selection});
    const marking = startMarking($("marking"), parallel);
    let asked = 0;
    let fetching = false;

    selection.onChange(() => {
        front.show();
        slices.show();
        parallel.show();
        table.show();
    });
    $("unbrush").addEventListener("click", clear);
    document.addEventListener("keydown", (event) => {
        if (event.key !== "Escape" || event.defaultPrevented || document.querySelector("dialog[open]") || selection.size === 0) return;
        clear();
    });
    document.addEventListener("htmx:sseMessage", ({detail}) => {
        if (detail.type === "search" || detail.type === "done") ask();
    });
    addExport($("front-exports"), "the front", {svg: () => front.svg($("search-title").textContent), name: () => "front"});
    document.addEventListener("themechange", legend);
    load();

    function clear() {
        parallel.clear();
        marking.show();
        selection.replace([]);
    }

    /** Once in a while at most, and never twice at once. */
    function ask() {
        if (asked) return;
        asked = setTimeout(() => {
            asked = 0;
            load();
        }, CALM);
    }

    async function load() {
        if (fetching) return ask();
        fetching = true;
        try {
            const answer = await fetch(`/searches/${about.id}/data.json?told=${model.told}`);
            if (answer.ok) {
                model.take(await answer.json());
                view.refresh();
                drawAll();
                selected.show();
            }
        } catch {
            // The next change asks again; the banner says that nobody answers.
        } finally {
            fetching = false;
        }
    }

    function drawAll() {
        front.show();
        volume.show();
        parallel.show();
        slices.show();
        table.show();
        legend();
        const {until} = view.now();
        $("front-count").textContent = `${grouped(model.front(until).length)} of ${grouped(until)} networks`;
        const part = ([some, all]) => (some < all ? `${grouped(some)} of ${grouped(all)} are drawn; ` : "");
        $("parallel-count").textContent = `${part(parallel.drawn())}drag along an axis, or mark it below`;
        $("slices-count").textContent = `${part(slices.drawn())}the line joins the means of all`;
    }

    function legend() {
        const {colour} = view.now();
        const list = $("colour-legend");
        list.hidden = colour === null;
        if (colour === null) return;
        const {values} = about.dimensions[colour];
        const hues = coloursOf(values);
        list.replaceChildren(...values.map((value, i) => {
            const item = document.createElement("li");
            const swatch = document.createElement("span");
            swatch.className = "swatch";
            swatch.style.setProperty("--swatch", hues[i]);
            item.append(swatch, value);
            return item;
        }));
    }
}
