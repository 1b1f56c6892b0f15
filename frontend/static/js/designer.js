// The Designer: controls in, pictures out. The network's written form is the only state; the address holds it.

import {copy} from "app/copy.js";
import {createDrawing} from "app/drawing.js";
import {layerBars} from "app/charts/layers.js";
import {address, inFamily, presetOf, scaled, withBlocks, withOneGrowthRate, withScope} from "app/designer/design.js";
import {field, readNetwork, showPosition, syncSliders, writeNetwork} from "app/designer/controls.js";
import {startLayerTable} from "app/designer/layers.js";
import {startMeasure} from "app/designer/measure.js";
import {pictures} from "app/designer/pictures.js";
import {startSave, withOrigin} from "app/designer/save.js";
import {showProblems, clearProblems} from "app/designer/problems.js";

const $ = (id) => document.getElementById(id);
const island = (id) => JSON.parse($(id).textContent);
const USUAL_BASELINE = "hardnet-68";

const form = $("controls");
const {presets, mostBlocks, refused} = island("start-data");
let picture = island("picture-data");
let network = picture.network;
let anchor = network;
let sliding = false;
let waitingBars = 0;
let lastPreset = presetOf(network, presets) ?? USUAL_BASELINE;

const table = startLayerTable($("layers"), {onRead: readRow});
const drawing = createDrawing($("drawing"), {
    legendHost: $("legend"),
    onRead: (block, layer) => readLayer(block, layer),
    onOpen: (block, layer) => table.light(isPartOf(block, layer), true),
});
const bars = layerBars($("layer-chart"), {onRead: readRow});
const measure = startMeasure($("measure"));
const ask = pictures({onPicture: show, onRefusal: (html) => {
    showProblems(form, $("problems"), html);
    setStale(true);
}});

startSave();
show(null);
syncSliders(form);
history.replaceState({network, baseline: baseline()}, "", location.pathname === "/designer" ? undefined : here());
if (refused) restoreRefused();

function show(answer) {
    if (answer) {
        for (const id of ["totals", "layer-rows", "layer-note", "picture-data"]) $(id).replaceWith(answer.getElementById(id));
        picture = island("picture-data");
        clearProblems(form, $("problems"));
        $("design-name").textContent = picture.name;
        table.replaced();
    }
    setStale(false);
    drawing.show(picture.drawing, picture.layers);
    later(() => bars.show(picture.layers));
    measure.network(network, baseline());
}

/** The bars are the slowest to draw and the last to be looked at: they follow when the hand rests. */
function later(draw) {
    clearTimeout(waitingBars);
    waitingBars = setTimeout(draw, 60);
}

/** What the address holds but nobody can draw goes back into the controls, with its reasons. */
function restoreRefused() {
    let written = null;
    try {
        written = JSON.parse(refused);
    } catch { /* not even JSON: the message on the page says so */ }
    // Only a whole design fits the controls; for anything else the message on the page says what was wrong.
    if (!written?.family || !Array.isArray(written.blocks)) return;
    writeNetwork(form, {...network, ...written});
    network = readNetwork(form);
    request();
}

function setStale(stale) {
    for (const id of ["totals", "drawing", "layer-chart", "layers"]) $(id).closest(".panel").classList.toggle("stale", stale);
    $("measure-button").disabled = stale;
}

/** "Measure" takes what stands in the controls, whether or not its picture has come yet. */
function request() {
    measure.network(network, baseline());
    ask(network, baseline());
}

function here() {
    return withOrigin(address(network, baseline(), presets, USUAL_BASELINE));
}

function baseline() {
    return $("baseline").value;
}

/** Takes a network over: into the controls when it did not come from there, to the server, and into the address. */
function change(next, {commit, write = true, keepAnchor = false}) {
    network = next;
    if (write) writeNetwork(form, network);
    else syncSliders(form);
    if (!keepAnchor) setAnchor();
    showPreset();
    request();
    remember(commit);
}

function showPreset() {
    const preset = presetOf(network, presets);
    if (preset) lastPreset = preset;
    $("preset").value = preset ?? "";
    $("reset").disabled = preset !== undefined;
    $("reset").textContent = `Reset to ${lastPreset}`;
}

/** Sliding rewrites the present address; letting go makes a new one, so that Back undoes a move and not a pixel. */
function remember(commit) {
    const state = {network, baseline: baseline()};
    const url = here();
    if (!commit) {
        if (!sliding) history.pushState(state, "", url);
        else history.replaceState(state, "", url);
        sliding = true;
    } else {
        if (sliding) history.replaceState(state, "", url);
        else if (JSON.stringify(history.state) !== JSON.stringify(state)) history.pushState(state, "", url);
        sliding = false;
    }
}

function setAnchor() {
    anchor = network;
    for (const name of ["growthRate", "depth"]) field(form, `scale.${name}`)?.setAttribute("value", "100");
    for (const input of form.querySelectorAll("[data-scale] input")) {
        input.value = 100;
        if (input.type === "range") showPosition(input);
    }
}

form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", (event) => onControl(event.target, false));
form.addEventListener("change", (event) => onControl(event.target, true));

function onControl(control, commit) {
    if (control.id === "preset") {
        if (commit && control.value) change(presets[control.value], {commit});
        return;
    }
    if (control.dataset.slides) field(form, control.dataset.slides).value = control.value;
    const scale = control.closest("[data-scale]")?.dataset.scale;
    if (scale) {
        const input = field(form, `scale.${scale}`);
        const percent = Number(input.value);
        if (percent > 0) {
            change(scaled(network, anchor, scale, percent), {commit, keepAnchor: true});
            input.value = percent;
            syncSliders(form);
        }
        return;
    }
    if (control.name === "family") {
        if (commit) change(inFamily(network, control.value, presets), {commit});
        return;
    }
    if (control.id === "scope") {
        if (commit) change(withScope(network, control.value), {commit});
        return;
    }
    const path = control.dataset.path ?? control.dataset.slides;
    const read = readNetwork(form);
    if (read.scope === "network" && /growthRate$/.test(path)) {
        change(withOneGrowthRate(read, Number(field(form, path).value)), {commit});
    } else {
        change(read, {commit, write: false});
    }
}

form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    if (!button) return;
    const blocks = [...form.querySelectorAll("#blocks [data-block]")];
    const i = blocks.indexOf(button.closest("[data-block]"));
    change(withBlocks(network, button.dataset.do, i, mostBlocks), {commit: true});
    const moved = {up: Math.max(0, i - 1), down: Math.min(i + 1, blocks.length - 1)}[button.dataset.do];
    if (moved !== undefined) form.querySelectorAll("#blocks [data-block]")[moved].querySelector(`[data-do="${button.dataset.do}"]`).focus();
});

$("baseline").addEventListener("change", () => {
    request();
    remember(true);
});
$("pin").addEventListener("click", () => {
    setBaseline(JSON.stringify(picture.network), picture.name);
    $("baseline").dispatchEvent(new Event("change"));
});

/** Compares with this from now on: a preset's option, or the one pinned design. */
function setBaseline(value, name) {
    $("baseline").value = value;
    if ($("baseline").value === value) return;
    $("baseline").querySelector("[data-pinned]")?.remove();
    const option = new Option(`pinned: ${name}`, value, true, true);
    option.dataset.pinned = "";
    $("baseline").append(option);
}
$("reset").textContent = `Reset to ${lastPreset}`;
$("reset").addEventListener("click", () => change(presets[lastPreset], {commit: true}));
$("copy-link").addEventListener("click", (event) => copy(new URL(here(), location.href).href, event.currentTarget));
$("copy-json").addEventListener("click", (event) => copy(JSON.stringify(picture.network, null, 2), event.currentTarget));

addEventListener("popstate", (event) => {
    if (!event.state?.network) return;
    sliding = false;
    if (event.state.baseline) setBaseline(event.state.baseline, "an earlier design");
    network = event.state.network;
    writeNetwork(form, network);
    setAnchor();
    showPreset();
    request();
});

function readRow(row) {
    const at = picture.layers[row];
    drawing.read(at?.part === "block" ? at.block : -1, at?.layer ?? -1);
    table.light((line) => Number(line.dataset.row) === row);
    bars.point(row);
}

function readLayer(block, layer) {
    const part = isPartOf(block, layer);
    table.light(part);
    bars.point(block < 0 ? -1 : picture.layers.findIndex((row) => row.part === "block" && row.block === block && row.layer === layer));
}

function isPartOf(block, layer) {
    return (line) => line.dataset.part === "block" && Number(line.dataset.block) === block && Number(line.dataset.layer) === layer;
}
