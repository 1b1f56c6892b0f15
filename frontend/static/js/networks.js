// The table of networks: a file of metrics is read into the field that is sent.

for (const offer of document.querySelectorAll("[data-file-for]")) {
    offer.hidden = false;
    offer.querySelector("input").addEventListener("change", async ({target}) => {
        const file = target.files[0];
        if (file) document.getElementById(offer.dataset.fileFor).value = await file.text();
    });
}
