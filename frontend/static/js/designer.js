// The Designer: controls in, pictures out. The network's written form is the only state; the address holds it.

import {createDrawing} from "app/drawing.js";
import {layerBars} from "app/charts/layers.js";
import {startCosts} from "app/costs.js";
import {startBudget} from "app/costs/budget.js";
import {startBaseline} from "app/designer/baseline.js";
import {bounds, readNetwork, syncSliders, writeNetwork} from "app/designer/controls.js";
import {address, familiesOf, withValue} from "app/designer/design.js";
import {startEditing} from "app/designer/editing.js";
import {startExpected} from "app/designer/expected.js";
import {startLayerTable} from "app/designer/layers.js";
import {startLooking} from "app/designer/looking.js";
import {startMeasure} from "app/designer/measure.js";
import {pictures} from "app/designer/pictures.js";
import {startPreset} from "app/designer/preset.js";
import {origin, startSave, withOrigin} from "app/designer/save.js";
import {showProblems, clearProblems} from "app/designer/problems.js";
import {refusedNetwork} from "app/designer/refused.js";
import {startScale} from "app/designer/scale.js";
import {startSharing} from "app/designer/sharing.js";
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
let pending;
let waitingAddress = 0;
let remembered = -Infinity;

const table = startLayerTable($("layers"), {onRead: (row) => looking.row(row)});
const drawing = createDrawing($("drawing"), {
    legendHost: $("legend"),
    onRead: (block, layer) => looking.layer(block, layer),
    onOpen: (block, layer) => looking.open(block, layer),
    editing: {
        bounds: Object.fromEntries(["growthRate", "depth"].map((name) => [name, bounds(form, `blocks[0].${name}`)])),
        valueOf: (block, name) => network.blocks[block][name],
        onStart: () => settle(),
        onMove: (block, name, value) => change(withValue(network, block, name, value), {commit: false}),
        onEnd: (kept) => (kept ? settle() : back(steps.present)),
    },
});
const bars = layerBars($("layer-chart"), {onRead: (row) => looking.row(row)});
const costs = startCosts({onRead: (row) => looking.row(row), onChange: () => remember()});
const looking = startLooking({
    drawing,
    bars: {
        point(row) {
            bars.point(row);
            costs.point(row);
        },
    },
    table: {
        light(wanted, scroll) {
            table.light(wanted, scroll);
            costs.light(wanted);
        },
    },
    layers: () => picture.layers,
});
const measure = startMeasure($("measure"));
const baseline = startBaseline($("baseline"), {pin: $("pin"), pinned: () => picture, onChange: () => {
    request();
    remember();
}});
const scale = startScale(form, network);
const preset = startPreset({select: $("preset"), reset: $("reset"), presets, usual: USUAL_BASELINE, network,
    onReset: (next, what, preset) => change(next, {commit: true, what, preset})});
const ask = pictures({onPicture: show, onRefusal: (html) => {
    showProblems(form, $("problems"), html);
    setStale(true);
}});

const expected = startExpected({select: $("expect"), network: () => network, onChange: () => remember()});
startSave({onSaved: () => {
    settle();
    steps.origin = origin.present;
    remember();
}});
show(null);
syncSliders(form);
const withheld = refusedNetwork(refused, network);
if (withheld) {
    writeNetwork(form, withheld);
    network = readNetwork(form);
    request();
}
const steps = createSteps(network, origin.present);
const undo = startUndo({steps, form, settle, onMove: back});
startEditing(form, {presets, mostBlocks, present: () => network, anchor: () => scale.anchor, change, settle});
if (location.pathname !== "/designer") remember();

startBudget({
    opener: $("budget-open"),
    dialog: $("budget"),
    network: () => network,
    question: costs.whatIf.question,
    device: costs.whatIf.device,
    onUse: (next, what) => change(next, {commit: true, what}),
});

startSharing({here, picture: () => picture, baseline, drawing, bars});

function show(answer) {
    if (answer) {
        for (const id of ["totals", "layer-rows", "layer-note", "picture-data"]) $(id).replaceWith(answer.getElementById(id));
        picture = island("picture-data");
        expected.show(answer);
        clearProblems(form, $("problems"));
        $("design-name").textContent = picture.name;
        $("design-name").title = picture.name;
        table.replaced();
    }
    setStale(false);
    drawing.show(picture.drawing, picture.layers);
    bars.show(picture.layers);
    costs.of(picture.network);
    measure.network(network, baseline());
    $("families-link").href = familiesOf(picture.drawing.blocks[0]);
}

function setStale(stale) {
    for (const id of ["totals", "expected", "drawing", "layer-chart", "layers"]) $(id).closest(".panel").classList.toggle("stale", stale);
    $("measure-button").disabled = stale;
}

/** "Measure" takes what stands in the controls, whether or not its picture has come yet. */
function request() {
    measure.network(network, baseline());
    ask(network, baseline(), expected.chosen());
}

function here() {
    return expected.inAddress(costs.inAddress(withOrigin(address(network, baseline(), presets, USUAL_BASELINE))));
}

/**
 * A change by hand. Sliding, typing and dragging change the network again and again; what is committed, or settled
 * before an undo, is one step. `what` says it in words where the networks' difference does not; a
 * `preset` is what it is made from, else that stays.
 */
function change(next, {commit, what, preset, ...how}) {
    if (preset) origin.present = {notation: preset, label: preset};
    take(next, how);
    pending = {what};
    if (commit) settle();
}

function settle() {
    if (!pending) return;
    const {what} = pending;
    pending = undefined;
    if (JSON.stringify(network) !== JSON.stringify(steps.present)) {
        steps.take(network, what ?? inWords(steps.present, network), origin.present);
        undo.taken();
    } else {
        steps.origin = origin.present;
    }
    remember();
}

/** To an earlier or a later step; to the present one it is as if the hand had not moved. */
function back(step) {
    pending = undefined;
    origin.present = steps.origin;
    take(step);
    remember();
}

/** Takes a network over: into the controls when it did not come from there, to the server, and into the address. */
function take(next, {write = true, keepAnchor = false} = {}) {
    network = next;
    if (write) writeNetwork(form, network);
    else syncSliders(form);
    if (!keepAnchor) scale.from(network);
    preset.show(network);
    request();
    // At once, so that a reload loses nothing, but browsers refuse an address that changes with every pixel.
    clearTimeout(waitingAddress);
    if (performance.now() - remembered > 1000) remember();
    else waitingAddress = setTimeout(remember, 200);
}

function remember() {
    clearTimeout(waitingAddress);
    remembered = performance.now();
    history.replaceState(null, "", here());
}
