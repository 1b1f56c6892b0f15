// The form as a network, and a network as the form.

const HARDNET = "hardnet";

/** The network's written form as the controls say it. */
export function readNetwork(form) {
    const family = form.querySelector('[name="family"]:checked').value;
    const hardnet = family === HARDNET;
    const network = {
        family,
        input: {channels: number(form, "input.channels"), height: number(form, "input.height"), width: number(form, "input.width")},
    };
    if (hardnet) {
        network.depthwise = field(form, "depthwise").checked;
        network.multiplier = number(form, "multiplier");
        network.stem = [number(form, "stem[0]"), number(form, "stem[1]")];
    } else {
        if (family === "log-densenet") network.scope = field(form, "scope").value;
        network.stem = [number(form, "stem[0]")];
    }
    network.blocks = [...form.querySelectorAll("#blocks [data-block]")].map((block, i) => readBlock(form, i, hardnet));
    if (hardnet) {
        network.keepBase = field(form, "keepBase").checked;
    } else {
        network.bottleneck = number(form, "bottleneck");
        network.compression = number(form, "compression");
    }
    network.dropout = number(form, "dropout");
    network.classes = number(form, "classes");
    return network;
}

function readBlock(form, i, hardnet) {
    const at = `blocks[${i}].`;
    const block = {growthRate: number(form, `${at}growthRate`), depth: number(form, `${at}depth`)};
    if (!hardnet) return block;
    block.outChannels = number(form, `${at}outChannels`);
    block.downsample = field(form, `${at}downsample`).checked;
    for (const optional of ["multiplier", "dropout"]) {
        if (field(form, at + optional).value !== "") block[optional] = number(form, at + optional);
    }
    return block;
}

/** Sets every control; what the network does not have stays as it is. */
export function writeNetwork(form, network) {
    form.dataset.family = network.family;
    for (const radio of form.querySelectorAll('[name="family"]')) radio.checked = radio.value === network.family;
    const list = form.querySelector("#blocks");
    while (list.children.length > network.blocks.length) list.lastElementChild.remove();
    while (list.children.length < network.blocks.length) {
        list.append(form.querySelector("#blank-block").content.firstElementChild.cloneNode(true));
    }
    [...list.children].forEach(numberBlock);
    const controls = byPath(form);
    network.blocks.forEach((block, i) => {
        for (const name of ["multiplier", "dropout"]) set(controls, `blocks[${i}].${name}`, block[name] ?? "");
    });
    walk(network, "", (path, value) => set(controls, path, value));
    syncSliders(form);
}

function walk(value, path, visit) {
    if (Array.isArray(value)) value.forEach((item, i) => walk(item, `${path}[${i}]`, visit));
    else if (value !== null && typeof value === "object") {
        for (const [name, item] of Object.entries(value)) walk(item, path ? `${path}.${name}` : name, visit);
    } else visit(path, value);
}

/** All controls at once: looking for each of a long network's would take longer than drawing it. */
const byPath = (form) => new Map([...form.querySelectorAll("[data-path]")].map((control) => [control.dataset.path, control]));

function set(controls, path, value) {
    const control = path === "family" ? null : controls.get(path);
    if (!control) return;
    if (control.type === "checkbox") control.checked = value === true;
    else control.value = value;
}

/** Gives a block's controls the names of its place. */
function numberBlock(block, i) {
    for (const part of block.querySelectorAll("[data-field]")) {
        const path = `blocks[${i}].${part.dataset.field}`;
        const label = `Block ${i + 1} ${part.dataset.label}`;
        const inputs = part.matches("input") ? [part] : part.querySelectorAll("input");
        for (const input of inputs) {
            if (input.type === "range") {
                input.dataset.slides = path;
                input.setAttribute("aria-label", `${label}, slider`);
            } else {
                input.dataset.path = path;
                if (part.dataset.label) input.setAttribute("aria-label", label);
            }
        }
    }
    for (const button of block.querySelectorAll("[data-do]")) button.setAttribute("aria-label", `Block ${i + 1} ${button.dataset.label}`);
    for (const problem of block.querySelectorAll("[data-problem]")) {
        problem.dataset.problem = problem.dataset.problem.replace(/blocks\[\d+\]/, `blocks[${i}]`);
    }
}

/** Sliders stand where their numbers are; a block without a multiplier of its own shows the network's. */
export function syncSliders(form) {
    const controls = byPath(form);
    const multiplier = controls.get("multiplier").value;
    for (const range of form.querySelectorAll("[data-slides]")) {
        const input = controls.get(range.dataset.slides);
        if (/^blocks.*multiplier$/.test(range.dataset.slides)) input.placeholder = multiplier;
        const value = Number(input.value === "" ? input.placeholder : input.value);
        range.dataset.reach ??= range.max;
        // A slider grows to a value beyond its usual reach, never beyond what is allowed.
        const most = input.max === "" ? Infinity : Number(input.max);
        if (Number.isFinite(value)) range.max = Math.max(Number(range.dataset.reach), Math.min(value, most));
        range.value = value;
        showPosition(range);
    }
}

export function showPosition(range) {
    const share = (range.value - range.min) / (range.max - range.min);
    range.style.setProperty("--at", `${Math.max(0, Math.min(1, share)) * 100}%`);
}

export const field = (form, path) => form.querySelector(`[data-path="${path}"]`);

/** What the server allows there. */
export function bounds(form, path) {
    const {min, max} = field(form, path);
    return {min: Number(min), max: Number(max)};
}

const number = (form, path) => {
    const text = field(form, path).value;
    return text === "" ? null : Number(text);
};
