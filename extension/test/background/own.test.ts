// Where nothing imitates the broker, as far as the extension knows alone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { isOwn } from "../../src/background/own.ts";

Object.assign(globalThis, { OWN: ["interactivebrokers.com", "clientam.com", "ibkr.info"], LOCAL: ["localhost", "local", "home.arpa"] });

for (const origin of [
  "https://www.clientam.com", "https://clientam.com.", "https://ibkr.info", "https://localhost:5000", "https://gateway.localhost:5000", "https://127.0.0.1:5000", "http://[::1]:5000",
  "https://192.168.0.4", "https://10.1.2.3", "https://172.20.1.1", "https://100.64.3.2", "http://169.254.9.9", "https://[fd12:3456::1]", "https://[fe80::1]", "https://nas", "https://nas.local", "https://box.home.arpa",
]) test(`${origin} is no imitation`, () => assert.equal(isOwn(new URL(origin).hostname), true));

for (const origin of [
  "https://notclientam.com", "https://clientam.com.example", "https://localhost.example", "https://172.32.1.1", "https://11.1.2.3", "https://100.128.1.1", "https://10.example", "https://[2001:db8::1]", "https://home.arpa.example", "https://127.0.0.1.example",
]) test(`${origin} may be one`, () => assert.equal(isOwn(new URL(origin).hostname), false));
