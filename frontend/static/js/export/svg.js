// Drawings as one SVG that stands alone: every style resolved to the present theme's colours, nothing of the page needed.

const NAMESPACE = "http://www.w3.org/2000/svg";
const FONT = "sans-serif";
const SHAPES = "path, rect, circle, line";
const ROW = 1160;
const GAP = 24;
const MARGIN = 24;

/**
 * `parts` are {svg, caption} in order, set in rows; `legend` the spans of a legend, each a small picture and its word.
 * `title` is written above and told to those who cannot see it, `description` only told.
 */
export function standalone(parts, {title, description, legend = []}) {
    const ink = solid(getComputedStyle(document.body).color);
    const quiet = token("--ink-3");
    const root = element("svg", {xmlns: NAMESPACE, "font-family": FONT});
    root.append(words("title", title), words("desc", description));
    const ground = root.appendChild(element("rect", {fill: token("--surface").colour}));
    root.append(text(title, {x: MARGIN, y: MARGIN + 4, "font-size": 13, "font-weight": 600, fill: ink.colour}));

    let [x, y, high, wide] = [MARGIN, MARGIN + 28, 0, 0];
    for (const {svg, caption} of parts) {
        const {width, height} = svg.viewBox.baseVal;
        if (x > MARGIN && x + width > ROW) [x, y, high] = [MARGIN, y + high + GAP, 0];
        if (caption) root.append(text(caption, {x: x + 4, y, "font-size": 11, fill: quiet.colour}));
        root.append(group(svg, x, y + (caption ? 8 : 0)));
        x += width + GAP;
        high = Math.max(high, height + 8);
        wide = Math.max(wide, x);
    }
    y += high + GAP;
    x = MARGIN;
    for (const span of legend) {
        const picture = span.querySelector("svg");
        if (picture) root.append(group(picture, x, y - 9));
        const word = span.textContent.trim();
        root.append(text(word, {x: x + (picture ? 27 : 0), y, "font-size": 11, fill: quiet.colour}));
        x += (picture ? 27 : 0) + word.length * 6.5 + 14;
    }
    const size = {width: Math.ceil(Math.max(wide, x) - GAP + MARGIN), height: Math.ceil(legend.length ? y + MARGIN : y)};
    for (const [name, value] of Object.entries(size)) {
        root.setAttribute(name, value);
        ground.setAttribute(name, value);
    }
    root.setAttribute("viewBox", `0 0 ${size.width} ${size.height}`);
    return new XMLSerializer().serializeToString(root);
}

function group(svg, x, y) {
    const moved = element("g", {transform: `translate(${x} ${y})`});
    for (const child of svg.children) moved.append(...resolved(child));
    return moved;
}

/** A copy without classes or page-bound attributes; what cannot be seen is left out. */
function resolved(original) {
    const style = getComputedStyle(original);
    if (style.display === "none" || original.matches(".hit, title, desc")) return [];
    const copy = original.cloneNode(false);
    for (const {name} of [...original.attributes]) {
        if (/^(class|style|role|tabindex|id|aria-.*|data-.*)$/.test(name)) copy.removeAttribute(name);
    }
    if (Number(style.opacity) !== 1) copy.setAttribute("opacity", style.opacity);
    if (original.matches(SHAPES)) {
        paint(copy, "fill", style.fill);
        paint(copy, "stroke", style.stroke);
        if (style.stroke !== "none") {
            copy.setAttribute("stroke-width", style.strokeWidth.replace("px", ""));
            if (style.strokeDasharray !== "none") copy.setAttribute("stroke-dasharray", style.strokeDasharray.replaceAll("px", ""));
            if (style.strokeLinecap !== "butt") copy.setAttribute("stroke-linecap", style.strokeLinecap);
        }
    } else if (original.matches("text")) {
        paint(copy, "fill", style.fill);
        copy.setAttribute("font-size", style.fontSize.replace("px", ""));
        copy.setAttribute("text-anchor", style.textAnchor);
        copy.textContent = original.textContent;
    }
    for (const child of original.children) copy.append(...resolved(child));
    return [copy];
}

function paint(copy, name, value) {
    if (value === "none") return copy.setAttribute(name, "none");
    const {colour, opacity} = solid(value);
    copy.setAttribute(name, colour);
    if (opacity !== 1) copy.setAttribute(`${name}-opacity`, opacity);
}

const pixel = Object.assign(document.createElement("canvas"), {width: 1, height: 1}).getContext("2d", {willReadFrequently: true});
const known = new Map();

/** Any colour of CSS as one that every program knows. */
function solid(value) {
    if (!known.has(value)) {
        pixel.clearRect(0, 0, 1, 1);
        pixel.fillStyle = value;
        pixel.fillRect(0, 0, 1, 1);
        const [red, green, blue, alpha] = pixel.getImageData(0, 0, 1, 1).data;
        const colour = `#${[red, green, blue].map((part) => part.toString(16).padStart(2, "0")).join("")}`;
        known.set(value, {colour, opacity: Math.round(alpha / 2.55) / 100});
    }
    return known.get(value);
}

function token(name) {
    const probe = document.body.appendChild(document.createElement("span"));
    probe.style.color = `var(${name})`;
    const value = solid(getComputedStyle(probe).color);
    probe.remove();
    return value;
}

function element(name, attributes) {
    const made = document.createElementNS(NAMESPACE, name);
    for (const [key, value] of Object.entries(attributes)) if (key !== "xmlns") made.setAttribute(key, value);
    return made;
}

const words = (name, content) => Object.assign(element(name, {}), {textContent: content});
const text = (content, attributes) => Object.assign(element("text", attributes), {textContent: content});
