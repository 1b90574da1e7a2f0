/* Ways in: show the password, send a pasted code at once, passkeys. */

for (const button of document.querySelectorAll<HTMLButtonElement>("[data-show]"))
  button.addEventListener("click", () => {
    const input = document.getElementById(button.dataset["show"] ?? "")
    if (!(input instanceof HTMLInputElement)) return
    const shown = input.type === "text"
    input.type = shown ? "password" : "text"
    button.setAttribute("aria-pressed", String(!shown))
  })

for (const input of document.querySelectorAll<HTMLInputElement>("[data-code]"))
  input.addEventListener("paste", (event) => {
    const digits = (event.clipboardData?.getData("text/plain") ?? "").normalize("NFKC").replace(/\D/g, "")
    if (digits.length !== 6) return
    event.preventDefault()
    input.value = digits
    input.form?.requestSubmit()
  })

const signIn = document.querySelector<HTMLButtonElement>("[data-passkey-sign-in]")
if (signIn) {
  const base = signIn.dataset["passkeySignIn"] ?? ""
  const next = signIn.dataset["next"] ?? "/"
  const enter = async (autofill: boolean) => {
    const { passkeySignIn } = await import("../browser/passkey.ts")
    if (await passkeySignIn(base, autofill)) location.assign(next)
  }
  signIn.addEventListener("click", () => {
    problem(false)
    enter(false).catch(() => problem(true))
  })
  // A passkey offered among the names that the browser fills in (conditional mediation): quiet when it isn't.
  offered()
    .then((can) => (can ? enter(true) : undefined))
    .catch(() => undefined)
}

const add = document.querySelector<HTMLButtonElement>("[data-passkey-add]")
add?.addEventListener("click", () => {
  problem(false)
  import("../browser/passkey.ts")
    .then(({ passkeyAdd }) => passkeyAdd(add.dataset["passkeyAdd"] ?? ""))
    .then((done) => (done ? location.reload() : undefined))
    .catch(() => problem(true))
})

function problem(shown: boolean) {
  const line = document.querySelector<HTMLElement>("[data-passkey-problem]")
  if (line) line.hidden = !shown
}

async function offered(): Promise<boolean> {
  return (
    "PublicKeyCredential" in window &&
    (await PublicKeyCredential.isConditionalMediationAvailable?.()) === true
  )
}
