// Changes the document a thousand times a second, however fast timers are:
// every turn makes up for the time since the last one.
const RATE = 1000;
const MOST = 250; // a turn never makes up for more than this, say after the tab was hidden
const cells = [];
const prices = document.getElementById("prices");
const output = document.getElementById("changes");

for (let i = 0; i < 60; i++) {
  const cell = document.createElement("span");
  cell.textContent = "100.00";
  cells.push(cell);
  prices.append(cell);
}

let done = 0;
let turn = 0;
let last = performance.now();
setInterval(() => {
  const now = performance.now();
  const due = Math.min(MOST, Math.floor(((now - last) * RATE) / 1000));
  if (due === 0) return;
  last = due === MOST ? now : last + (due * 1000) / RATE;
  for (let i = 0; i < due; i++) {
    const cell = cells[(done + i) % cells.length];
    switch ((done + i) % 3) {
      case 0:
        cell.textContent = (90 + Math.random() * 20).toFixed(2);
        break;
      case 1:
        cell.classList.toggle("up");
        break;
      default:
        prices.append(cell);
    }
  }
  done += due;
  if (++turn % 25 === 0) output.textContent = String(done);
}, 4);
