// Light, dark, or what the system says. The choice is kept here; the head of the page applies it before anything shows.

const ORDER = ["", "light", "dark"];
const NAMES = {"": "System", light: "Light", dark: "Dark"};

export function startThemeSwitch(button) {
    const show = () => {
        const name = NAMES[current()];
        button.querySelector("[data-theme-name]").textContent = name;
        button.setAttribute("aria-label", `${name} theme, change`);
    };
    button.hidden = false;
    button.addEventListener("click", () => {
        choose(ORDER[(ORDER.indexOf(current()) + 1) % ORDER.length]);
        show();
    });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", tell);
    printInBlackOnWhite();
    show();
}

/** Styles know paper by themselves; what is drawn on a canvas has to be told. */
function printInBlackOnWhite() {
    let before = null;
    addEventListener("beforeprint", () => {
        before = current();
        document.documentElement.dataset.theme = "light";
        tell();
    });
    addEventListener("afterprint", () => {
        if (before === null) return;
        if (before) document.documentElement.dataset.theme = before;
        else delete document.documentElement.dataset.theme;
        before = null;
        tell();
    });
}

const current = () => document.documentElement.dataset.theme ?? "";

function choose(theme) {
    if (theme) document.documentElement.dataset.theme = theme;
    else delete document.documentElement.dataset.theme;
    try {
        if (theme) localStorage.setItem("theme", theme);
        else localStorage.removeItem("theme");
    } catch { /* private windows may refuse; the choice then lasts as long as the page */ }
    tell();
}

const tell = () => document.dispatchEvent(new CustomEvent("themechange"));

/** A colour token as canvas understands it. */
export function colour(token) {
    const probe = document.createElement("span");
    probe.style.color = `var(--${token})`;
    document.body.append(probe);
    const value = getComputedStyle(probe).color;
    probe.remove();
    return value;
}
