// The practice page that tries to get out, in an ordinary browser: were nothing
// to get out there, its word on the hardened window would mean nothing.
import { after, before, describe, test } from "node:test";
import { open } from "./harness/browser.mjs";
import { Home } from "./harness/home.mjs";
import { families } from "./harness/places.mjs";
import { rehearse } from "./harness/rehearsal.mjs";
import { waitFor } from "./harness/wait.mjs";

for (const family of families) {
  describe(`an ordinary browser, ${family}`, () => {
    let home, rehearsal;
    before(async () => {
      home = await Home.make();
      rehearsal = await rehearse(home);
    });
    after(async () => {
      await rehearsal?.stop();
      await home?.remove();
    });

    test("lets a page reach other servers", async () => {
      const session = await open(family, home, { bare: true });
      try {
        const page = await session.page(`${rehearsal.url}/reach`);
        await waitFor("the verdict", async () => /Something got out/.test(await page.title()));
      } finally {
        await session.close();
      }
    });
  });
}
