// The broker's hosts, served on loopback under their official names. A proxy
// that knows only those names stands between browser and server: it needs no
// resolver trick and no privileged port, and refuses everything else.
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { promisify } from "node:util";
import http from "node:http";
import https from "node:https";
import os from "node:os";
import path from "node:path";
import { pages } from "./pages.mjs";

/** Names below "test" are anybody else's (RFC 6761). */
const elsewhere = /(^|\.)test$/;
const official = /(^|\.)(interactivebrokers\.(com|co\.uk|ie)|ibkr\.com|clientam\.com)$/;

const types = { ".html": "text/html; charset=utf-8", ".htm": "text/html; charset=utf-8", ".xhtml": "application/xhtml+xml", ".svg": "image/svg+xml",
  ".css": "text/css", ".js": "text/javascript", ".mjs": "text/javascript", ".json": "application/json", ".png": "image/png", ".gif": "image/gif" };

/** Starts portal and proxy. With folder, its files are served below the path "under". */
export async function servePortal({ folder, under = "/" } = {}) {
  const visits = [];
  const refused = new Set();
  const site = https.createServer(await certificate(), (request, response) => {
    const url = new URL(request.url, `https://${request.headers.host}`);
    visits.push(url.href);
    if (folder && url.pathname.startsWith(under)) return void serveFile(folder, url.pathname.slice(under.length), response);
    const page = pages[url.pathname.slice(1)];
    const { body = page, headers = {} } = page ?? { body: "not here" };
    response.writeHead(page ? 200 : 404, { "content-type": "text/html; charset=utf-8", "set-cookie": "session=practice; Secure; HttpOnly", ...headers });
    response.end(body);
  });
  const proxy = http.createServer((request, response) => {
    refused.add(request.url);
    response.writeHead(502).end();
  });
  proxy.on("connect", (request, socket) => {
    socket.on("error", () => socket.destroy());
    const [host, port] = request.url.split(":");
    if ((!official.test(host) && !elsewhere.test(host)) || port !== "443") {
      refused.add(request.url);
      socket.end("HTTP/1.1 502 Refused\r\n\r\n");
      return;
    }
    socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
    site.emit("connection", socket);
  });
  // A browser that distrusts the certificate may leave its connections half open.
  const sockets = new Set();
  proxy.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  return {
    port: proxy.address().port,
    visits,
    refused,
    close: () => new Promise((resolve) => {
      proxy.close(resolve);
      site.closeAllConnections();
      sockets.forEach((socket) => socket.destroy());
    }),
  };
}

async function serveFile(folder, name, response) {
  // The URL was normalised: no step out of the folder is left in it.
  const file = path.join(folder, decodeURIComponent(name));
  const content = await readFile(file).catch(() => null);
  response.writeHead(content ? 200 : 404, { "content-type": content ? (types[path.extname(file)] ?? "application/octet-stream") : "text/plain" });
  response.end(content ?? "not here");
}

async function certificate() {
  const folder = await mkdtemp(path.join(os.tmpdir(), "sallyport-cert-"));
  const [key, cert] = [path.join(folder, "key.pem"), path.join(folder, "cert.pem")];
  await promisify(execFile)("openssl", [
    "req", "-x509", "-nodes", "-days", "2", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
    "-subj", "/CN=portal under test", "-keyout", key, "-out", cert,
  ]);
  const pair = { key: await readFile(key), cert: await readFile(cert) };
  await rm(folder, { recursive: true });
  return pair;
}
