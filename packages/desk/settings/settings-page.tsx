import { useSay } from "../words/words.ts"
import { AlertSettings } from "./alert-settings.tsx"
import { KeySettings } from "./key-settings.tsx"
import { LookSettings } from "./look-settings.tsx"
import { PasskeySettings } from "./passkey-settings.tsx"
import { PasswordSettings } from "./password-settings.tsx"
import { RecoverySettings } from "./recovery-settings.tsx"
import { SessionSettings } from "./session-settings.tsx"
import css from "./settings.module.css"

/** One's own settings: how the desk looks and sounds on this device, its keys, and how one's account is kept safe. */
export function SettingsPage() {
  const words = useSay()
  return (
    <div className={css.page}>
      <h1>{words("settings.title")}</h1>
      <LookSettings />
      <KeySettings />
      <AlertSettings />
      <PasskeySettings />
      <RecoverySettings />
      <PasswordSettings />
      <SessionSettings />
    </div>
  )
}
