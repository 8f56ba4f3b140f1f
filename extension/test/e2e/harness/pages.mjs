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
<p><input id="other" type="checkbox" checked aria-labelledby="words days"> <span id="words">Remember me</span></p>`;

const shadow = `<sign-in-box></sign-in-box><script>
  customElements.define("sign-in-box", class extends HTMLElement {
    constructor() { super(); this.attachShadow({ mode: "open" }).innerHTML = \`${form(box("checked")).replaceAll("`", "")}\`; }
  });
</script>`;

export const pages = {
  "none": page(`<h1>Portfolio</h1><p>Nothing here keeps anyone signed in.</p>
<label><input type="checkbox" checked> Show cancelled orders</label>`, "Portfolio"),
  // An account's page that keeps the session alive by itself, with events of its own making.
  "account": page(`<h1>Account</h1><p><a id="logout" href="/sso/Logout">Log out</a></p><script>
    setInterval(() => document.dispatchEvent(new KeyboardEvent("keydown", { key: "a", bubbles: true })), 200);
  </script>`, "Account"),
  "sso/Login": page(form()),
  "on": page(form(framework)),
  "off": page(form(box())),
  "custom": page(form(custom)),
  "empty": page(form(`<div id="place"></div>`)),
  "frame": page(`<h1>Welcome</h1><iframe src="/on" width="600" height="400"></iframe>`),
  "shadow": page(shadow),
  "storm": page(form(storm)),
  "field": page(form(field)),
};
