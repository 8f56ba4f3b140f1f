/** What the extension asks the browser for only when the user wishes it, in the options page. */
type Asked = { origins: string[] };

/** The Client Portal Gateway on this machine. */
export const GATEWAY: Asked = { origins: ["https://localhost/*"] };

/** Every page, to compare those with a password field with the broker's. */
export const ELSEWHERE: Asked = { origins: ["https://*/*", "http://*/*"] };

/** One host that the user added. */
export const ofHost = (host: string): Asked => ({ origins: [`https://${host}/*`] });

/** Whether the browser lets us. */
export const allowed = (asked: Asked): Promise<boolean> => chrome.permissions.contains(asked);
