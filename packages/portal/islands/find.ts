import { readIsland } from "../browser/read-island.ts"
import { listUnder } from "./find/list.ts"
import { chipFor } from "./find/seen.ts"

/* The box of the help site: says what it sees while it is typed, and lists what a search would find. */

const { page } = readIsland<null>()
const form = document.querySelector<HTMLFormElement>("[data-find]")
const input = form?.querySelector<HTMLInputElement>("input[name=q]")
const seen = form?.querySelector<HTMLElement>("[data-seen]")
const box = form?.querySelector<HTMLElement>("[data-found]")
let turn = 0

if (form && input && seen && box) {
  const list = listUnder({ form, input, box, seen, page })
  input.addEventListener("input", (event) => {
    const mine = ++turn
    // While characters are still being put together the text isn't what is meant.
    if (event instanceof InputEvent && event.isComposing) return
    look(input.value, mine).catch(() => undefined)
  })
  input.addEventListener("compositionend", () => {
    look(input.value, ++turn).catch(() => undefined)
  })

  async function look(text: string, mine: number) {
    const chip = await chipFor(page, text)
    if (mine !== turn || !seen) return
    seen.replaceChildren(...(chip ? [chip] : []))
    if (chip) list.close()
    else list.ask(text)
  }
}

/* On the page of results: which of them was chosen, so that the desk learns what nobody found. */
const results = document.querySelector<HTMLElement>("[data-results]")
results?.addEventListener("click", (event) => {
  const link = (event.target as Element).closest("a[href]")
  const address = results.dataset["results"]
  if (link && address)
    navigator.sendBeacon(address, new URLSearchParams({ q: results.dataset["question"] ?? "" }))
})
