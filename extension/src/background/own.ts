/** Where nothing imitates the broker, judged as internal/portal does. */

/** Addresses of this machine, of a private network, of a link alone, and of RFC 6598's block. */
const PRIVATE = /^(0\.0\.0\.0|127\.|10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[789]\d|1[01]\d|12[0-7])\.)[\d.]*$|^\[(::1?|f[cd][\da-f]{2}:.*|fe[89ab][\da-f]:.*)\]$/;

/** Whether a host, as URL.hostname has it, is the broker's own, a mirror, or can only be on this machine or in this network. */
export function isOwn(hostname: string): boolean {
  const host = hostname.replace(/\.$/, "");
  const within = (domain: string): boolean => host === domain || host.endsWith(`.${domain}`);
  return OWN.some(within) || LOCAL.some(within) || PRIVATE.test(host) || !/[.:]/.test(host);
}
