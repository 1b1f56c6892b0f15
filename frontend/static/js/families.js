// Families side by side: one block of each, executed step by step.

import {field, syncSliders} from "app/designer/controls.js";
import {createFamily} from "app/families/family.js";
import {startPlayer} from "app/families/player.js";
import {widest, levels} from "app/drawing/geometry.js";

const NUMBERS = ["depth", "growthRate", "multiplier", "channels"];

const $ = (id) => document.getElementById(id);
const form = $("blocks-form");
const families = [...document.querySelectorAll("[data-family]")]
    .map((section) => createFamily(section, {onPick: (step) => player.go(step)}));
const player = startPlayer({onStep: step});
let data = JSON.parse($("families-data").textContent);
let asked = 0;

syncSliders(form);
draw(data.blocks.layer);
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", (event) => {
    const {slides} = event.target.dataset;
    if (slides) field(form, slides).value = event.target.value;
    syncSliders(form);
    ask();
});

/** The newest question alone is answered on the page. */
async function ask() {
    const own = ++asked;
    if (NUMBERS.some((name) => field(form, name).value === "")) return;
    const answer = await fetch(address(0)).catch(() => null);
    const text = answer?.ok ? await answer.text() : null;
    if (own !== asked) return;
    if (text === null) {
        $("problems").innerHTML =
            `<div class="notice bad" role="alert"><h2>The server does not answer.</h2><p>The next change tries again.</p></div>`;
        return;
    }
    const page = new DOMParser().parseFromString(text, "text/html");
    const next = JSON.parse(page.getElementById("families-data").textContent);
    $("problems").innerHTML = page.getElementById("problems").innerHTML;
    // What was refused is told; the last blocks that could be drawn stay.
    if (next.problems.length > 0) return;
    data = next;
    draw(player.at);
}

function draw(at) {
    const all = {blocks: data.families.map(({block}) => ({...block, next: 0}))};
    const scale = {most: Math.max(widest(all), ...all.blocks.map((block) => block.out)), tallest: levels(all)};
    const peak = Math.max(...data.families.map((family) => family.peak));
    families.forEach((family, i) => family.show(data.families[i], scale, peak));
    player.reach(data.blocks.depth + 1, at);
    $("open-block").href = `/designer?network=${encodeURIComponent(JSON.stringify(asNetwork(data.blocks)))}`;
}

function step(at) {
    const {depth, growthRate, multiplier, channels} = data.blocks;
    $("step").textContent = at === 0 ? `Input of ${depth} layers` : at <= depth ? `Layer ${at} of ${depth}` : "Output";
    const now = $("step").textContent.toLowerCase();
    $("on-paper").textContent = `L ${depth}, k ${growthRate}, m ${multiplier} in HarDNet, ${channels} channels in; ${now}`;
    for (const family of families) family.step(at);
    history.replaceState(null, "", address(at));
}

function address(layer) {
    return `/families?${new URLSearchParams([...NUMBERS.map((name) => [name, field(form, name).value]), ["layer", layer]])}`;
}

function asNetwork({depth, growthRate, multiplier, channels}) {
    return {family: "hardnet", multiplier, stem: [32, channels], blocks: [{growthRate, depth, outChannels: 2 * channels}]};
}
