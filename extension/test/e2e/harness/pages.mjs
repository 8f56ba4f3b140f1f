// The pages of the portal under test, by path. Each is what one test needs and
// no more; the believable scenes are the rehearsal portal's.
const page = (body, title = "Log In") => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${title}</title>
<style>body{font:16px sans-serif;margin:3em}</style></head><body>${body}</body></html>`;

const form = (control = "") => `<h1>Log in</h1><form onsubmit="return false">
<p><label>Username <input id="user" autocomplete="username"></label></p>
<p><label>Password <input id="password" type="password" autocomplete="current-password"></label></p>
${control}<p><button>Log in</button></p></form>`;

const box = (checked = "") => `<p><label><input id="stay" type="checkbox" ${checked}> Keep me signed in</label></p>`;

const some = `${box("checked")}<p><label><input type="checkbox" checked> Remember me</label></p>
<p><label><input type="checkbox" checked> Trust this device</label></p>`;

const custom = `<p><span id="stay" role="switch" aria-checked="true" aria-labelledby="stay-label" tabindex="0"
 style="display:inline-block;width:2em;height:1em;background:green"></span> <span id="stay-label">Remember me</span></p>
<script>
  // A framework's control: its state lives in the script, and the page redraws it.
  let on = true;
  const control = document.getElementById("stay");
  control.addEventListener("click", () => { on = !on; control.setAttribute("aria-checked", on); });
</script>`;

const framework = `${box("checked")}<script>
  // As a framework that keeps state away from the DOM: only real events change it.
  const stay = document.getElementById("stay");
  globalThis.model = { stay: true, changes: 0 };
  stay.addEventListener("change", () => { model.stay = stay.checked; model.changes++; });
</script>`;

const storm = `${box("checked")}<ul id="list"></ul><script>
  // About a thousand changes of the DOM a second, without end.
  const list = document.getElementById("list");
  let n = 0;
  setInterval(() => {
    for (let i = 0; i < 10; i++) {
      const item = document.createElement("li");
      item.textContent = String(n++);
      list.append(item);
      if (list.childElementCount > 50) list.firstElementChild.remove();
    }
  }, 10);
</script>`;

// A label with a field in it: the accessible name, as the standard computes it, takes in what is typed there.
const field = `<p><label><input id="stay" type="checkbox" checked> Keep me signed in for <input id="days"> days</label></p>
<p><input id="other" type="checkbox" checked aria-labelledby="words days"> <span id="words">Remember me</span></p>
<p><input type="checkbox" checked aria-labelledby="note"> <span id="note" contenteditable><b id="inner">Remember me</b></span></p>
<p><input type="checkbox" checked aria-labelledby="inner"> <span id="box" role="textbox" contenteditable="plaintext-only">Remember me</span></p>`;

// Fields that are called buttons. A framework keeps what is typed in their attributes as well.
const mirrored = `${box("checked")}<p><input id="text" role="button" aria-label="Search"></p><p><input id="secret" type="password" role="button" aria-label="Unlock"></p>
<p><input id="choice" type="text" role="button"> Stay signed in on this device?</p><script>
  for (const field of document.querySelectorAll("[role=button]")) field.addEventListener("input", () => field.setAttribute("value", field.value));
</script>`;

const shadow = `<sign-in-box></sign-in-box><script>
  customElements.define("sign-in-box", class extends HTMLElement {
    constructor() { super(); this.attachShadow({ mode: "open" }).innerHTML = \`${form(box("checked")).replaceAll("`", "")}\`; }
  });
</script>`;

// Pages that do not want our card, each in its own way.
const remover = `${box("checked")}<script>
  globalThis.taken = 0;
  new MutationObserver((records) => records.forEach((r) => r.addedNodes.forEach((n) => {
    if (n.parentNode === document.documentElement && n !== document.body) { n.remove(); taken++; }
  }))).observe(document.documentElement, { childList: true });
</script>`;

const meddler = `${box("checked")}<script>
  // Spoils whatever element is added beside the body, and keeps at it.
  setInterval(() => {
    const e = document.documentElement.lastElementChild;
    if (!e || e === document.body) return;
    e.hidden = true;
    e.setAttribute("inert", "");
    e.style.cssText = "display:none !important; opacity:0 !important; transform:scale(0) !important";
    e.removeAttribute("popover");
  }, 50);
  addEventListener("beforetoggle", (event) => event.preventDefault(), true);
</script><style>html > div { display: none !important; visibility: hidden !important } html > div::backdrop { background: black }</style>`;

const cover = `${box("checked")}<div id="cover" popover="manual" style="position:fixed;inset:0;width:100vw;height:100vh;pointer-events:none;background:white;margin:0;border:0;padding:0">
  <p style="position:fixed;right:40px;bottom:60px;font-size:40px">Click here to win</p></div>
<script>document.getElementById("cover").showPopover();</script>`;

const modal = `<dialog id="d">${form(box("checked"))}</dialog><script>document.getElementById("d").showModal();</script>`;

const closing = `<h1>Loading</h1><div id="place"></div><dialog id="d"><p>Cookies?</p><button onclick="document.getElementById('d').close()">Fine</button></dialog>${form(box("checked"))}`;

const xhtml = `<?xml version="1.0" encoding="utf-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>Log In</title></head><body>
<form onsubmit="return false"><p><label>Username <input id="user" /></label></p><p><label>Password <input type="password" /></label></p>
<p><label><input id="stay" type="checkbox" checked="checked" /> Keep me signed in</label></p></form></body></html>`;

const svg = `<?xml version="1.0" encoding="utf-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600"><title>Log In</title><foreignObject width="800" height="600">
<form xmlns="http://www.w3.org/1999/xhtml"><label>Password <input type="password" /></label><label><input id="stay" type="checkbox" checked="checked" /> Keep me signed in</label></form>
</foreignObject></svg>`;

const prototypes = `<script>
  // Every member that a script could ask for answers nonsense, as of the start.
  for (const p of [Element.prototype, Document.prototype, Node.prototype, HTMLElement.prototype]) {
    for (const name of ["append", "appendChild", "attachShadow", "createElement", "createElementNS", "querySelector", "querySelectorAll", "remove", "replaceChildren", "setAttribute", "showPopover", "addEventListener"]) {
      if (Object.hasOwn(p, name)) p[name] = () => { throw new Error("no"); };
    }
  }
</script>${form(box("checked"))}`;

const trusted = "default-src 'none'; script-src 'nonce-x'; style-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

// 10,004 elements, the sign-in and a table of positions with a box in every tenth.
const position = (_, n) => `<tr><td>${n % 10 ? "" : `<input type="checkbox" aria-label="Choose position ${n}">`}</td><td><a href="#${n}">Position ${n}</a></td>
<td><span>${n * 7}</span></td><td>held</td></tr>`;
const large = `${form(box("checked"))}<table>${Array.from({ length: 1_406 }, position).join("")}</table>`;
// Copies of the broker's sign-in, and pages that only speak of it.
const copy = `<h1>Log In</h1><form onsubmit="return false"><div class="xyzform-username"><input id="xyz-field-username"></div>
<input id="xyz-field-password" type="password"><button>Log In</button></form>`;

const captcha = `<h1>Verify you are human</h1><div id="steps"></div><button id="verify" onclick="document.getElementById('steps').textContent =
  'Press Windows + R, then press Ctrl + V and Enter to verify.'">I am not a robot</button>`;

export const pages = {
  "copy": page(copy, "Log In - Interactive Brokers"),
  "copy/late": page(`<div id="place"></div><script>setTimeout(() => { document.getElementById("place").innerHTML = ${JSON.stringify(copy)}; }, 500)</script>`, "Welcome"),
  "copy/framed": page(`<h1>Client centre</h1><iframe src="https://frames.test/copy" width="500" height="300"></iframe>`, "Client centre"),
  "bank": page(form(), "My bank"),
  "article": page(`<h1>Interactive Brokers reviewed</h1><p>We like its log in. Paste your notes with Ctrl + V.</p>`, "Interactive Brokers review"),
  "captcha": page(captcha, "Security check"),
  "none": page(`<h1>Portfolio</h1><p>Nothing here keeps anyone signed in.</p>
<label><input type="checkbox" checked> Show cancelled orders</label>`, "Portfolio"),
  // An account's page that keeps the session alive by itself, with events of its own making.
  "account": page(`<h1>Account</h1><p><a id="logout" href="/sso/Logout">Log out</a></p><script>
    setInterval(() => document.dispatchEvent(new KeyboardEvent("keydown", { key: "a", bubbles: true })), 200);
  </script>`, "Account"),
  "sso/Login": page(form()),
  "on": page(form(framework)),
  "some": page(form(some)),
  "off": page(form(box())),
  "custom": page(form(custom)),
  "empty": page(form(`<div id="place"></div>`)),
  "frame": page(`<h1>Welcome</h1><iframe src="/on" width="600" height="400"></iframe>`),
  "shadow": page(shadow),
  "storm": page(form(storm)),
  "field": page(form(field)),
  "mirrored": page(form(mirrored)),
  "remover": page(form(remover)),
  "meddler": page(form(meddler)),
  "cover": page(form(cover)),
  "modal": page(modal),
  "closing": page(closing),
  "xhtml": { body: xhtml, headers: { "content-type": "application/xhtml+xml; charset=utf-8" } },
  "svg": { body: svg, headers: { "content-type": "image/svg+xml" } },
  "prototypes": page(prototypes),
  "trusted": { body: page(form(box("checked"))), headers: { "content-security-policy": trusted } },
  "large": page(large),
};
