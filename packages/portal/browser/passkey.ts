import {
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from "@simplewebauthn/browser"

/** Signs in with a passkey; `autofill` waits silently among the suggestions of the name field. */
export async function passkeySignIn(base: string, autofill: boolean): Promise<boolean> {
  const optionsJSON = await ask<PublicKeyCredentialRequestOptionsJSON>(
    `${base}/generate-authenticate-options`,
  )
  const response = await startAuthentication({ optionsJSON, useBrowserAutofill: autofill })
  await tell(`${base}/verify-authentication`, { response })
  return true
}

/** Adds a passkey of this device to the account. */
export async function passkeyAdd(base: string): Promise<boolean> {
  const optionsJSON = await ask<PublicKeyCredentialCreationOptionsJSON>(`${base}/generate-register-options`)
  const response = await startRegistration({ optionsJSON })
  await tell(`${base}/verify-registration`, { response, name: deviceName() })
  return true
}

async function ask<Options>(address: string): Promise<Options> {
  const response = await fetch(address, { headers: { accept: "application/json" } })
  if (!response.ok) throw new Error(String(response.status))
  return (await response.json()) as Options
}

async function tell(address: string, body: unknown): Promise<void> {
  const csrf = document.querySelector<HTMLInputElement>("input[name=_csrf]")?.value ?? ""
  const response = await fetch(address, {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "content-type": "application/json", accept: "application/json", "x-csrf-token": csrf },
  })
  if (!response.ok) throw new Error(String(response.status))
}

/** A name that its owner will know again; it can be changed afterwards. */
function deviceName(): string {
  const agent = navigator.userAgent
  return /iPhone|iPad|Android|Windows|Mac OS X|Linux/.exec(agent)?.[0].replace("Mac OS X", "Mac") ?? "Passkey"
}
