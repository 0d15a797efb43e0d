// Loads the page anew when another build has taken its place. The address, which is the view, stays.
"use strict";

{
  const built = document.currentScript.dataset.built;
  const wait = 1000; // milliseconds

  const look = async () => {
    try {
      const answer = await fetch("/-/built", { cache: "no-store" });
      if (answer.ok && (await answer.text()) !== built) {
        location.reload();
        return;
      }
    } catch {
      // The server is away for a moment.
    }
    setTimeout(look, wait);
  };

  setTimeout(look, wait);
}
