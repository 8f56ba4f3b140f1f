// Tries every way out of this window to a server that is not the portal's. An
// ordinary browser lets each of them through; the hardened window lets none.
const list = document.getElementById("attempts");
const words = list.dataset;
const PATIENCE = 4000;

// Another port of this machine may be tried, so that its server can tell too.
const target = new URL(words.target);
const port = new URLSearchParams(location.search).get("port");
if (/^\d{1,5}$/.test(port ?? "")) target.port = port;
const address = (path, scheme = target.protocol) => `${scheme}//${target.host}${path}`;

const attempts = {
  request: () => fetch(address("/assets/mark.svg?request"), { cache: "no-store" }),
  picture: () => new Promise((resolve, reject) => {
    const image = new Image();
    Object.assign(image, { onload: resolve, onerror: reject, src: address("/assets/mark.svg?picture") });
  }),
  live: () => new Promise((resolve, reject) => {
    const socket = new WebSocket(address("/live", "ws:"));
    Object.assign(socket, { onopen: resolve, onerror: reject });
  }),
  frame: async () => {
    const frame = document.createElement("iframe");
    frame.hidden = true;
    frame.src = address("/elsewhere?frame");
    const loaded = new Promise((resolve) => (frame.onload = resolve));
    document.body.append(frame);
    await loaded;
    // What a frame of another site shows cannot be seen from here; that a request answers can.
    await attempts.request();
  },
  address: async () => {
    const connection = new RTCPeerConnection();
    connection.createDataChannel("");
    const found = new Promise((resolve, reject) => (connection.onicecandidate = ({ candidate }) => (candidate?.candidate ? resolve() : reject())));
    await connection.setLocalDescription();
    await found;
  },
};

const late = () => new Promise((_, reject) => setTimeout(reject, PATIENCE));
const outcomes = await Promise.all([...list.children].map(async (item) => {
  const gotOut = await Promise.race([attempts[item.dataset.attempt](), late()]).then(() => true, () => false);
  item.querySelector("output").textContent = gotOut ? words.gotOut : words.refused;
  return gotOut;
}));
const verdict = outcomes.some(Boolean) ? words.something : words.nothing;
document.getElementById("verdict").textContent = verdict;
document.title = `${verdict} · ${document.title}`;
