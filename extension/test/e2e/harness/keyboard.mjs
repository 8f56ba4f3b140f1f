// What a user does with the keyboard alone, in a window that refuses debuggers.
// A browser that is starting or loading swallows keys, so it types again until
// the window's title shows that it was heard. Each returns the window as it is then.

/** Types an address, and waits for the window's title. */
export async function go(display, window, address, title) {
  for (const end = Date.now() + 30_000; ;) {
    await display.press(window, "ctrl+l");
    await display.type(window, address);
    await display.press(window, "Return");
    try {
      return await display.window(title, 3_000);
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}

/** Signs in on the practice portal, coming from another page so that the title tells when the form is there. */
export async function signIn(display, window, portal, title = /Sign in · Harbour/) {
  for (const end = Date.now() + 40_000; ;) {
    window = await go(display, window, `${portal}/nowhere`, /^(?!.*Sign in).*Harbour/);
    window = await go(display, window, `${portal}/ticked`, title);
    await display.type(window, "trader");
    await display.press(window, "Tab");
    await display.type(window, "practice-password");
    await display.press(window, "Return");
    try {
      return await display.window(/Account · Harbour/, 5_000);
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}
