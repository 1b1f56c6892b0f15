// The Designer: controls in, pictures out. The network's written form is the only state; the address holds it.

import {copy} from "app/copy.js";
import {createDrawing} from "app/drawing.js";
import {layerBars} from "app/charts/layers.js";
import {startBaseline} from "app/designer/baseline.js";
import {field, readNetwork, showPosition, syncSliders, writeNetwork} from "app/designer/controls.js";
import {address} from "app/designer/design.js";
import {startEditing} from "app/designer/editing.js";
import {startLayerTable} from "app/designer/layers.js";
import {startLooking} from "app/designer/looking.js";
import {startMeasure} from "app/designer/measure.js";
import {pictures} from "app/designer/pictures.js";
import {startPreset} from "app/designer/preset.js";
import {startSave, withOrigin} from "app/designer/save.js";
import {showProblems, clearProblems} from "app/designer/problems.js";
import {createSteps} from "app/designer/steps.js";
import {startUndo} from "app/designer/undo.js";
import {inWords} from "app/designer/words.js";

const $ = (id) => document.getElementById(id);
const island = (id) => JSON.parse($(id).textContent);
const USUAL_BASELINE = "hardnet-68";

const form = $("controls");
const {presets, mostBlocks, refused} = island("start-data");
let picture = island("picture-data");
let network = picture.network;
let anchor = network;
let pending;
let waitingBars = 0;
let waitingAddress = 0;

const table = startLayerTable($("layers"), {onRead: (row) => looking.row(row)});
const drawing = createDrawing($("drawing"), {
    legendHost: $("legend"),
    onRead: (block, layer) => looking.layer(block, layer),
    onOpen: (block, layer) => looking.open(block, layer),
});
const bars = layerBars($("layer-chart"), {onRead: (row) => looking.row(row)});
const looking = startLooking({drawing, bars, table, layers: () => picture.layers});
const measure = startMeasure($("measure"));
const baseline = startBaseline($("baseline"), {pin: $("pin"), pinned: () => picture, onChange: () => {
    request();
    remember();
}});
const preset = startPreset({select: $("preset"), reset: $("reset"), presets, usual: USUAL_BASELINE, network,
    onReset: (next, what) => change(next, {commit: true, what})});
const ask = pictures({onPicture: show, onRefusal: (html) => {
    showProblems(form, $("problems"), html);
    setStale(true);
}});

startSave();
show(null);
syncSliders(form);
if (refused) restoreRefused();
const steps = createSteps(network);
const undo = startUndo({steps, form, settle, onMove: (earlier) => take(earlier)});
startEditing(form, {presets, mostBlocks, present: () => network, anchor: () => anchor, change, settle});
if (location.pathname !== "/designer") remember();

$("copy-link").addEventListener("click", (event) => copy(new URL(here(), location.href).href, event.currentTarget));
$("copy-json").addEventListener("click", (event) => copy(JSON.stringify(picture.network, null, 2), event.currentTarget));

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

/**
 * A change by hand. Sliding, typing and dragging change the network again and again; what is committed, or settled
 * before an undo, is one step. `what` says it in words where the networks' difference does not.
 */
function change(next, {commit, what, ...how}) {
    take(next, how);
    pending = {what};
    if (commit) settle();
}

function settle() {
    if (!pending) return;
    const {what} = pending;
    pending = undefined;
    if (JSON.stringify(network) !== JSON.stringify(steps.present)) {
        steps.take(network, what ?? inWords(steps.present, network));
        undo.taken();
    }
    remember();
}

/** Takes a network over: into the controls when it did not come from there, to the server, and into the address. */
function take(next, {write = true, keepAnchor = false} = {}) {
    network = next;
    if (write) writeNetwork(form, network);
    else syncSliders(form);
    if (!keepAnchor) setAnchor();
    preset.show(network);
    request();
    // Browsers refuse an address that changes with every pixel.
    clearTimeout(waitingAddress);
    waitingAddress = setTimeout(remember, 200);
}

function remember() {
    clearTimeout(waitingAddress);
    history.replaceState(null, "", here());
}

function setAnchor() {
    anchor = network;
    for (const name of ["growthRate", "depth"]) field(form, `scale.${name}`)?.setAttribute("value", "100");
    for (const input of form.querySelectorAll("[data-scale] input")) {
        input.value = 100;
        if (input.type === "range") showPosition(input);
    }
}
