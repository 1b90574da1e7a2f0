import type { MarkedText, Suggestions } from "../../props-search.ts"
import type { PageState } from "../../shell/page-state.ts"

const PAUSE_MS = 120

interface Parts {
  form: HTMLFormElement
  input: HTMLInputElement
  box: HTMLElement
  /** Says to screen readers how many there are. */
  seen: HTMLElement
  page: PageState
}

/**
 * The list under the box, by the combobox pattern: the focus stays in the input, arrows choose, Enter opens what is
 * chosen and otherwise sends the form, Escape closes.
 */
export function listUnder({ form, input, box, seen, page }: Parts) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let asking: AbortController | undefined
  let chosen = -1
  const options = () => [...box.querySelectorAll<HTMLAnchorElement>("[role=option]")]
  input.setAttribute("role", "combobox")
  input.setAttribute("aria-autocomplete", "list")
  input.setAttribute("aria-controls", box.id)
  input.setAttribute("aria-expanded", "false")

  function choose(at: number) {
    const all = options()
    chosen = all.length === 0 ? -1 : ((at + 1 + all.length + 1) % (all.length + 1)) - 1
    all.forEach((option, i) => {
      option.setAttribute("aria-selected", String(i === chosen))
    })
    const option = all[chosen]
    if (option) {
      input.setAttribute("aria-activedescendant", option.id)
      option.scrollIntoView({ block: "nearest" })
    } else input.removeAttribute("aria-activedescendant")
  }

  function close() {
    clearTimeout(timer)
    asking?.abort()
    box.hidden = true
    input.setAttribute("aria-expanded", "false")
    choose(-1)
  }

  async function fetchFor(text: string) {
    asking?.abort()
    asking = new AbortController()
    const answer = await fetch(`${form.dataset["find"]}?${new URLSearchParams({ q: text })}`, {
      headers: { accept: "application/json" },
      signal: asking.signal,
    })
    if (!answer.ok || input.value !== text || document.activeElement !== input) return
    show((await answer.json()) as Suggestions)
  }

  function show({ groups }: Suggestions) {
    box.replaceChildren(...groups.map(section))
    options().forEach((option, at) => {
      option.id = `q-found-${at}`
    })
    const count = options().length
    box.hidden = count === 0
    input.setAttribute("aria-expanded", String(count > 0))
    choose(-1)
    const said = document.createElement("span")
    said.className = "vh"
    said.append(page.t("find.count", { n: count }))
    seen.replaceChildren(said)
  }

  /** A group that says its name, so that a screen reader tells an article from a tool. */
  function section({ group, rows }: Suggestions["groups"][number]) {
    const name = document.createElement("div")
    name.id = `${box.id}-${group}`
    name.setAttribute("role", "presentation")
    name.append(page.t(`find.group.${group}`))
    const element = document.createElement("div")
    element.setAttribute("role", "group")
    element.setAttribute("aria-labelledby", name.id)
    element.append(name, ...rows.map(row))
    return element
  }

  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return
    if (event.key === "Escape" && !box.hidden) {
      event.preventDefault()
      return close()
    }
    if (box.hidden) {
      // A list that was closed comes back by the key that would walk it.
      if (event.key === "ArrowDown" && input.value.trim().length > 1) {
        event.preventDefault()
        fetchFor(input.value).catch(() => undefined)
      }
      return
    }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault()
      return choose(chosen + (event.key === "ArrowDown" ? 1 : -1))
    }
    const option = options()[chosen]
    if (event.key === "Enter" && option) {
      event.preventDefault()
      location.assign(option.href)
    }
  })
  // A press on a row would take the focus first and close the list under the finger.
  box.addEventListener("pointerdown", (event) => event.preventDefault())
  input.addEventListener("blur", close)
  form.addEventListener("submit", close)

  return {
    close,
    ask(text: string) {
      clearTimeout(timer)
      if (text.trim().length < 2) return close()
      timer = setTimeout(() => {
        fetchFor(text).catch(() => undefined)
      }, PAUSE_MS)
    },
  }
}

function row({ href, title, about, locale }: Suggestions["groups"][number]["rows"][number]) {
  const link = document.createElement("a")
  link.setAttribute("role", "option")
  link.setAttribute("aria-selected", "false")
  link.tabIndex = -1
  link.href = href
  link.lang = locale
  const name = document.createElement("span")
  name.append(...marked(title))
  link.append(name)
  if (about) {
    const small = document.createElement("small")
    small.append(about)
    link.append(small)
  }
  return link
}

function marked(text: MarkedText) {
  return text.map((part) => {
    if (!part.hit) return part.text
    const mark = document.createElement("mark")
    mark.append(part.text)
    return mark
  })
}
