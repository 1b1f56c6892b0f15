// Which runs are looked at: their letters are pressed in the chips, and their columns and lines stand out.

export function startSelecting(selection) {
    const chips = [...document.querySelectorAll(".run-chip[data-at]")];
    const buttons = chips.map((chip) => {
        const letter = chip.querySelector(".letter");
        const button = Object.assign(document.createElement("button"), {type: "button", className: letter.className, textContent: letter.textContent, title: "Let it stand out"});
        button.setAttribute("aria-label", `Let ${letter.textContent} stand out`);
        button.addEventListener("click", () => selection.toggle(Number(chip.dataset.at) + 1));
        letter.replaceWith(button);
        return button;
    });

    function show() {
        chips.forEach((chip, i) => buttons[i].setAttribute("aria-pressed", String(selection.has(Number(chip.dataset.at) + 1))));
        for (const part of document.querySelectorAll("table [data-at]")) part.classList.toggle("lit", selection.has(Number(part.dataset.at) + 1));
    }

    selection.onChange(show);
    show();
}
