// What the page knows of its server, and how it asks it.

// page is what the server wrote on the script's tag: token, version and etag of
// the page, path of its output, path of its source, draft state, language.
export const page = { ...document.querySelector("script[data-token]").dataset };

// load returns the page as the server has it now, or, "as it was", as the browser
// got it: {doc, data, response}, data being what page is. It fails where there is
// no server, or none that knows pages.
export async function load(asItWas) {
  const response = await fetch(location, { cache: asItWas ? "force-cache" : "no-store" });
  const doc = new DOMParser().parseFromString(await response.text(), "text/html");
  return { doc, response, data: { ...doc.querySelector("script[data-token]").dataset } };
}

// edit opens the author's editor at a place. It returns what the server says to
// that: nothing if all is well.
export async function edit(file, line = 1, column = 1) {
  const answer = await fetch("/__vizitka/open", {
    method: "POST",
    headers: { "Content-Type": "application/json", "Vizitka-Token": page.token },
    body: JSON.stringify({ file, line, column }),
  });
  return answer.ok ? "" : answer.text();
}
