import {
  browserSupportsWebAuthnAutofill,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from "@simplewebauthn/browser"
import { useEffect } from "react"
import { addPasskey, newPasskeyOptions, passkeyOptions, signInPasskey } from "../data/account.ts"
import { Refused } from "../data/api.ts"
import { askWho } from "../frame/session.ts"
import { useSubmit } from "../frame/use-submit.ts"
import { say } from "../words/words.ts"

/*
 * Passkeys: the browser keeps the key, the server asks and checks. The options come from the server as the platform
 * defines them; here they only pass through.
 */

/** Signs in with a passkey, by the button or from the browser's own list at the e-mail field. */
export function usePasskeySignIn() {
  const form = useSubmit(
    () => answer(false),
    () => void askWho(),
  )
  useEffect(() => {
    let here = true
    void offerInField(() => here)
    return () => {
      here = false
    }
  }, [])
  return form
}

async function offerInField(stillHere: () => boolean): Promise<void> {
  if (!(await browserSupportsWebAuthnAutofill())) return
  try {
    await answer(true)
    if (stillHere()) await askWho()
  } catch {
    // Not chosen, or another way of signing in was taken: nothing to say.
  }
}

async function answer(inField: boolean): Promise<unknown> {
  const options = (await passkeyOptions()) as unknown as PublicKeyCredentialRequestOptionsJSON
  const credential = await asked(() =>
    startAuthentication({ optionsJSON: options, useBrowserAutofill: inField }),
  )
  return signInPasskey(credential)
}

/** Makes a passkey on this device. @returns recovery codes where it is the account's first second factor */
export async function makePasskey(name: string) {
  const options = (await newPasskeyOptions()) as unknown as PublicKeyCredentialCreationOptionsJSON
  const credential = await asked(() => startRegistration({ optionsJSON: options }))
  return addPasskey(name, credential)
}

/** What the browser refuses (cancelled, timed out, no device) is said like any other refusal. */
async function asked<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch {
    throw new Refused(422, {
      code: "passkey-not-given",
      message: say("passkey.not-given"),
      next: say("passkey.not-given.next"),
    })
  }
}
