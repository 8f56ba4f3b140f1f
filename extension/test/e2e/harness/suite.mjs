import { after, before, describe } from "node:test";
import { open } from "./browser.mjs";
import { Home } from "./home.mjs";
import { families } from "./places.mjs";
import { servePortal } from "./portal.mjs";

/**
 * Declares a suite once for each browser. Its tests share one portal, one home
 * folder and one browser, which declare() finds in its argument: {family,
 * portal, home, session}. Options are those of open(), and prepare(t), run
 * before the browser starts; without it the real native host is registered;
 * only names one family, for what the other's browser does not let us do.
 */
export function suite(name, options, declare) {
  for (const family of options.only ? [options.only] : families) {
    describe(`${name}, ${family}`, () => {
      const t = { family };
      before(async () => {
        t.portal = await servePortal(options.serve);
        t.home = await Home.make();
        await (options.prepare ? options.prepare(t) : t.home.register(family));
        t.session = await open(family, t.home, { ...options, portal: t.portal });
      });
      after(async () => {
        await t.session?.close();
        await t.portal?.close();
        await t.home?.remove();
      });
      declare(t);
    });
  }
}
