// Adds the stay-signed-in box a moment after the page has loaded.
const template = document.getElementById("late");
setTimeout(() => document.getElementById("place").append(template.content.cloneNode(true)), 700);
