// "Export": a picture on the clipboard or in a file, as SVG or as PNG at twice its size, or the page on paper.

import {confirm, copy} from "app/copy.js";

const SCALE = 2;
const CHOICES = [
    ["copy-svg", "Copy as SVG"], ["copy-png", "Copy as PNG"], ["svg", "Download SVG"], ["png", "Download PNG"], ["print", "Print page"],
];

/** Adds the menu to `host`. `svg()` answers the picture, now or later; `name()` is the file's name without its end. */
export function addExport(host, what, {svg, name}) {
    const menu = document.createElement("details");
    menu.className = "menu";
    menu.innerHTML = `<summary class="button plain">Export</summary><div class="menu-choices">${
        CHOICES.map(([id, label]) => `<button class="button plain" type="button" data-export="${id}">${label}</button>`).join("")}</div>`;
    menu.firstElementChild.setAttribute("aria-label", `Export ${what}`);
    host.append(menu);

    const actions = {
        "copy-svg": async (button) => copy(await svg(), button),
        "copy-png": async (button) => {
            try {
                await navigator.clipboard.write([new ClipboardItem({"image/png": Promise.resolve(svg()).then(png)})]);
                confirm(button);
            } catch {
                // No permission, or a browser that copies no pictures.
                save(await png(await svg()), `${name()}.png`);
                confirm(button, "Downloaded instead");
            }
        },
        svg: async () => save(new Blob([await svg()], {type: "image/svg+xml"}), `${name()}.svg`),
        png: async () => save(await png(await svg()), `${name()}.png`),
        print: () => print(),
    };
    const close = () => { menu.open = false; };
    menu.addEventListener("click", (event) => {
        const button = event.target.closest("[data-export]");
        if (!button) return;
        actions[button.dataset.export](button);
        if (!button.dataset.export.startsWith("copy")) close();
    });
    menu.addEventListener("keydown", (event) => {
        if (event.key !== "Escape" || !menu.open) return;
        close();
        menu.firstElementChild.focus();
    });
    document.addEventListener("pointerdown", (event) => {
        if (!menu.contains(event.target)) close();
    });
    menu.addEventListener("focusout", (event) => {
        if (event.relatedTarget && !menu.contains(event.relatedTarget)) close();
    });
}

async function png(svg) {
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), {width: image.width * SCALE, height: image.height * SCALE});
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return new Promise((give) => canvas.toBlob(give, "image/png"));
}

function save(blob, name) {
    const link = Object.assign(document.createElement("a"), {href: URL.createObjectURL(blob), download: name});
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
