/** Comes into a page once it was judged a copy of the broker's sign-in: the card, and nothing else. */
import { ALARM_PORT, type ToPage } from "../shared/messages";
import { Card } from "../portal/card";

function start(): () => void {
  let port: chrome.runtime.Port | undefined;
  const card: Card = new Card((act) => connected().postMessage(act));

  /** The background may have slept since: the warning stays, and wakes it when it is used. */
  function connected(): chrome.runtime.Port {
    if (port) return port;
    port = chrome.runtime.connect({ name: ALARM_PORT });
    port.onMessage.addListener((message: ToPage) => {
      if (message.type === "show") card.show(message.record);
      else if (message.type === "result") card.result(message);
    });
    port.onDisconnect.addListener(() => (port = undefined));
    return port;
  }

  // Firefox keeps the connection for a page that it puts aside, and the page is left all the same.
  addEventListener("pagehide", () => {
    port?.disconnect();
    port = undefined;
  });
  return () => void connected();
}

// It may come into the same page again, after that was put aside.
const world = globalThis as { sallyportAlarm?: () => void };
(world.sallyportAlarm ??= start())();
