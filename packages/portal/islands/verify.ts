/*
 * The verification pages: where the question may stand in an address, the answer comes in place and its heading gets the
 * focus; where it may not, the form loads a page. An answer older than a minute is
 * taken away, also when the page comes back out of the browser's memory. Without this the form loads a page.
 */

const root = document.querySelector<HTMLElement>("[data-verify]")
const form = root?.querySelector("form")
const inPlace = form?.method === "get" ? form : null
const MOST_MS = 60_000

inPlace?.addEventListener("submit", (event) => {
  event.preventDefault()
  const asked = new URLSearchParams()
  for (const [name, value] of new FormData(inPlace))
    if (typeof value === "string" && value) asked.append(name, value)
  const address = `${inPlace.getAttribute("action") ?? ""}?${asked}`
  ask(address).catch(() => location.assign(address))
})

async function ask(address: string) {
  form?.setAttribute("aria-busy", "true")
  const answer = await fetch(address, { headers: { accept: "text/html" } })
  if (!answer.ok) throw new Error(String(answer.status))
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html")
  swap(fresh, "[data-answer]")
  swap(fresh, "details.as", ".vbox")
  history.replaceState(null, "", address)
  form?.removeAttribute("aria-busy")
  watch()
  document.getElementById("answer-h")?.focus()
}

/** Puts a piece of the fresh page in place of ours, or behind `after` where we have none. */
function swap(fresh: Document, what: string, after?: string) {
  const theirs = fresh.querySelector(what)
  const ours = root?.querySelector(what)
  if (ours && theirs) ours.replaceWith(theirs)
  else if (ours && after) ours.remove()
  else if (theirs && after) root?.querySelector(after)?.after(theirs)
}

let timer: ReturnType<typeof setTimeout> | undefined

function watch(age = 0) {
  clearTimeout(timer)
  timer = setTimeout(stale, MOST_MS - age)
  root?.querySelector("[data-again]")?.addEventListener("click", () => form?.requestSubmit())
}

function stale() {
  const slip = root?.querySelector(".slip")
  if (!slip) return
  slip.remove()
  root?.querySelector("[data-stale]")?.removeAttribute("hidden")
}

if (root?.querySelector(".slip")) {
  watch()
  document.getElementById("answer-h")?.focus()
}
addEventListener("pageshow", (event) => {
  if (event.persisted) stale()
})
