/* The part of the page of subscriptions that only a script can do: asking the browser for pushes, on an explicit tap. */

const place = document.querySelector<HTMLElement>("[data-push]")
if (place && "serviceWorker" in navigator && "PushManager" in window) open(place).catch(() => undefined)

async function open(section: HTMLElement) {
  section.hidden = false
  const known = await subscription()
  show(section, Notification.permission === "denied" ? "denied" : known ? "on" : "off")
  section.addEventListener("click", (event) => {
    const act = (event.target as Element).closest<HTMLElement>("[data-push-act]")?.dataset["pushAct"]
    if (act) change(section, act).catch(() => show(section, "failed"))
  })
}

async function subscription(): Promise<PushSubscription | null> {
  const worker = await navigator.serviceWorker.getRegistration("/push-sw.js")
  return (await worker?.pushManager.getSubscription()) ?? null
}

async function change(section: HTMLElement, act: string) {
  if (act === "stop") {
    const known = await subscription()
    if (known) {
      await tell("/announcements/push/stop", { endpoint: known.endpoint })
      await known.unsubscribe()
    }
    return show(section, "off")
  }
  if ((await Notification.requestPermission()) !== "granted") return show(section, "denied")
  await navigator.serviceWorker.register("/push-sw.js", { scope: "/" })
  const worker = await navigator.serviceWorker.ready
  const made = await worker.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: section.dataset["push"] ?? "",
  })
  const { endpoint, keys } = made.toJSON()
  await tell("/announcements/push", {
    push: { endpoint, keys },
    choice: choice(),
    locale: document.documentElement.lang,
  })
  show(section, "on")
}

/** What the form above says at this moment. */
function choice(): Record<string, unknown> {
  const form = new FormData(document.getElementById("subscribe") as HTMLFormElement)
  const { _csrf: _, email: _email, kinds: _kinds, ...rest } = Object.fromEntries(form)
  return { ...rest, kinds: form.getAll("kinds") }
}

async function tell(path: string, body: object) {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(String(answer.status))
}

function show(section: HTMLElement, state: "on" | "off" | "denied" | "failed") {
  for (const each of section.querySelectorAll<HTMLElement>("[data-push-say]"))
    each.hidden = each.dataset["pushSay"] !== state
  for (const each of section.querySelectorAll<HTMLElement>("[data-push-act]"))
    each.hidden = (each.dataset["pushAct"] === "stop") !== (state === "on") || state === "denied"
}
