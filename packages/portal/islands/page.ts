/* On every page: theme at once, copy, print, menus that close, and the reader's time zone for the next page. */

const year = 365 * 86_400

function cookie(name: string, value: string) {
  document.cookie = `${name}=${encodeURIComponent(value)};path=/;max-age=${value ? year : 0};samesite=lax`
}

cookie("zone", Intl.DateTimeFormat().resolvedOptions().timeZone)

const away = new Set(JSON.parse(localStorage.getItem("banners-away") ?? "[]") as string[])
for (const banner of document.querySelectorAll<HTMLElement>("[data-banner]"))
  if (away.has(banner.dataset["banner"] ?? "") && banner.querySelector("[data-put-away]"))
    banner.hidden = true

/** A notice that was put away comes back when it changes. */
function putAway(banner: HTMLElement) {
  banner.hidden = true
  const known = [...away.add(banner.dataset["banner"] ?? "")].slice(-20)
  localStorage.setItem("banners-away", JSON.stringify(known))
}

document.addEventListener("submit", (event) => {
  const form = event.target as HTMLFormElement
  const button = event.submitter
  if (!form.matches("[data-theme-switch]") || !(button instanceof HTMLButtonElement)) return
  event.preventDefault()
  const theme = button.value
  if (theme === "system") delete document.documentElement.dataset["theme"]
  else document.documentElement.dataset["theme"] = theme
  cookie("theme", theme === "system" ? "" : theme)
  for (const each of form.querySelectorAll("button"))
    each.setAttribute("aria-pressed", String(each === button))
})

document.addEventListener("click", (event) => {
  const target = event.target as Element
  const copy = target.closest<HTMLElement>("[data-copy]")
  if (copy) copied(copy).catch(() => undefined)
  if (target.closest("[data-print]")) print()
  if (target.closest("[data-put-away]")) putAway(target.closest<HTMLElement>("[data-banner]") as HTMLElement)
  for (const menu of document.querySelectorAll<HTMLDetailsElement>(".menu[open]"))
    if (!menu.contains(target)) menu.open = false
})

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return
  const menu = document.querySelector<HTMLDetailsElement>(".menu[open]")
  if (!menu) return
  menu.open = false
  menu.querySelector("summary")?.focus()
})

/** The whole value, never the shortened one; the tick stays for two seconds and is said. */
async function copied(button: HTMLElement) {
  await navigator.clipboard.writeText(button.dataset["copy"] ?? "")
  button.classList.add("copied")
  const status = document.getElementById("copied")
  if (status) status.textContent = status.dataset["text"] ?? ""
  setTimeout(() => {
    button.classList.remove("copied")
    if (status) status.textContent = ""
  }, 2000)
}
