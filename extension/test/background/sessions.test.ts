// Whether a session at the broker is open, by what several tabs tell.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Sessions } from "../../src/background/sessions.ts";

for (const [name, told, closed, open] of [
  ["nobody signed in", [[1, false], [2, false]], [], false],
  ["a public page in another tab changes nothing", [[1, true], [2, false]], [], true],
  ["nor does one that tells after the signed-in tab closed", [[1, true], [2, false], [2, false]], [1], true],
  ["signing out ends it", [[1, true], [2, false], [1, false]], [], false],
  ["signing out in one of two tabs leaves the other's word", [[1, true], [2, true], [1, false]], [], true],
  ["signing out ends what a closed tab left", [[1, true], [2, true], [2, false]], [1], false],
  ["a tab that comes back speaks for itself", [[1, true], [1, false]], [], false],
] as [string, [number, boolean][], number[], boolean][]) {
  test(name, () => {
    const sessions = new Sessions();
    for (const [tab, signedIn] of told) sessions.tell(tab, signedIn, (one) => !closed.includes(one));
    assert.equal(sessions.open, open);
    sessions.end();
    assert.equal(sessions.open, false);
  });
}
