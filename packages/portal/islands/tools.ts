/* Tools: a lock's time runs down, and what is still on its way is looked at again by itself. */

const mostLooks = 60

for (const timer of document.querySelectorAll<HTMLElement>("[data-until]")) {
  const until = Date.parse(timer.dataset["until"] ?? "")
  const days = new Intl.NumberFormat(document.documentElement.lang, {
    style: "unit",
    unit: "day",
    unitDisplay: "long",
  })
  const tick = () => {
    const left = Math.max(0, Math.ceil((until - Date.now()) / 1000))
    const two = (n: number) => String(Math.floor(n)).padStart(2, "0")
    const clock = `${two((left % 86_400) / 3600)}:${two((left % 3600) / 60)}:${two(left % 60)}`
    timer.textContent = left >= 86_400 ? `${days.format(Math.floor(left / 86_400))} ${clock}` : clock
    if (left > 0) setTimeout(tick, 1000)
    else location.reload()
  }
  if (until > Date.now()) tick()
}

/** Asks for the same page again and puts its answer in the place of the old one, without moving the reader. */
async function lookAgain(left: number) {
  const old = document.querySelector<HTMLElement>("[data-refresh]")
  const seconds = Number(old?.dataset["refresh"])
  if (!old || !seconds || left === 0) return
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000))
  if (document.visibilityState === "visible" && !old.contains(document.activeElement)) {
    const answer = await fetch(location.href).catch(() => null)
    const page = answer?.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null
    const fresh = page?.querySelector(".answer")
    if (fresh) old.replaceWith(document.adoptNode(fresh))
  }
  await lookAgain(left - 1)
}

lookAgain(mostLooks).catch(() => undefined)
