// Copying: buttons that say so when they did.

export async function copy(text, button) {
    try {
        await navigator.clipboard.writeText(text);
    } catch {
        const area = document.createElement("textarea");
        area.value = text;
        area.className = "visually-hidden";
        document.body.append(area);
        area.select();
        document.execCommand("copy");
        area.remove();
    }
    if (button) confirm(button);
}

export function confirm(button, done = "Copied") {
    const figure = button.matches("[data-copy-figure]");
    const label = button.dataset.label ?? button.textContent;
    button.dataset.copied = "";
    if (!figure) {
        button.dataset.label = label;
        button.textContent = done;
    }
    document.getElementById("said").textContent = figure ? `Copied ${button.querySelector("data").value}` : done;
    clearTimeout(button.confirming);
    button.confirming = setTimeout(() => {
        delete button.dataset.copied;
        if (!figure) button.textContent = label;
        document.getElementById("said").textContent = "";
    }, 1400);
}

/** Buttons with data-copy (an element's text), data-copy-from (what an address answers) or data-copy-figure (their number). */
export function startCopyButtons() {
    document.addEventListener("click", async (event) => {
        const button = event.target.closest("[data-copy], [data-copy-from], [data-copy-figure]");
        if (!button) return;
        if (button.matches("[data-copy-figure]")) {
            // A drag over the number selects it, and selecting is no press.
            if (getSelection().isCollapsed || !getSelection().containsNode(button, true)) copy(button.querySelector("data").value, button);
            return;
        }
        if (button.dataset.copy) {
            copy(document.querySelector(button.dataset.copy).textContent, button);
            return;
        }
        const answer = await fetch(button.dataset.copyFrom);
        if (!answer.ok) return;
        const isJson = answer.headers.get("content-type").includes("json");
        copy(isJson ? JSON.stringify(await answer.json(), null, 2) : await answer.text(), button);
    });
}
