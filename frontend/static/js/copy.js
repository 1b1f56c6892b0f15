// Copying: buttons that say so when they did, and numbers that leave without their formatting.

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
    const label = button.dataset.label ?? button.textContent;
    button.dataset.label = label;
    button.dataset.copied = "";
    button.textContent = done;
    clearTimeout(button.confirming);
    button.confirming = setTimeout(() => {
        delete button.dataset.copied;
        button.textContent = label;
    }, 1400);
}

/** Buttons with data-copy (an element's text) or data-copy-from (what an address answers). */
export function startCopyButtons() {
    document.addEventListener("click", async (event) => {
        const button = event.target.closest("[data-copy], [data-copy-from]");
        if (!button) return;
        if (button.dataset.copy) {
            copy(document.querySelector(button.dataset.copy).textContent, button);
            return;
        }
        const answer = await fetch(button.dataset.copyFrom);
        if (answer.ok) copy(JSON.stringify(await answer.json(), null, 2), button);
    });
}

/** A selection with numbers in it is copied with their exact values. */
export function startExactCopying() {
    document.addEventListener("copy", (event) => {
        const selection = getSelection();
        if (!selection || selection.isCollapsed || event.target.closest?.("input, textarea")) return;
        const holder = document.createElement("div");
        for (let i = 0; i < selection.rangeCount; i++) holder.append(selection.getRangeAt(i).cloneContents());
        const numbers = holder.querySelectorAll("data[value]");
        if (numbers.length === 0) return;
        for (const number of numbers) number.textContent = number.value;
        for (const cell of holder.querySelectorAll("td, th")) cell.append("\t");
        for (const row of holder.querySelectorAll("tr, dt, dd, p, li")) row.append("\n");
        event.clipboardData.setData("text/plain", holder.textContent.replace(/[ \n]*\n[ \n]*/g, "\n").replace(/\t\n/g, "\n").trim());
        event.preventDefault();
    });
}
