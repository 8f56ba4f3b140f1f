// Two steps in one document: each view is built anew when it is shown.
const view = document.getElementById("view");
const form = document.getElementById("steps");

function show(id, focus) {
  view.replaceChildren(document.getElementById(id).content.cloneNode(true));
  view.querySelector("#next")?.addEventListener("click", next);
  view.querySelector("#back")?.addEventListener("click", () => show("first", true));
  if (focus) view.querySelector("input").focus();
}

function next() {
  if (form.reportValidity()) show("second", true);
}

form.addEventListener("submit", (event) => {
  if (!view.querySelector("#next")) return;
  event.preventDefault();
  next();
});

show("first", false);
