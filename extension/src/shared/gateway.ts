/** What the extension asks for when the user says that they use the Client Portal Gateway on this machine. */
export const GATEWAY = { origins: ["https://localhost/*"] } satisfies chrome.permissions.Permissions;
