import { Button } from "../frame/button.tsx"
import { Sheet } from "../frame/sheet.tsx"
import { tell } from "../frame/toasts.ts"
import { useSay } from "../words/words.ts"
import type { Added } from "./server.ts"
import css from "./webhooks.module.css"

/** The secret, this once: the far side checks signatures with it. */
export function SecretSheet({ added, onClose }: { added: Added; onClose(): void }) {
  const words = useSay()
  const { secret, endpoint } = added
  const copy = async () => {
    await navigator.clipboard.writeText(secret)
    tell(words("webhooks.secret.copied"))
  }
  return (
    <Sheet
      firm
      title={words("webhooks.secret")}
      onClose={onClose}
      foot={
        <>
          <Button onClick={() => void copy()}>{words("webhooks.secret.copy")}</Button>
          <Button look="primary" autoFocus onClick={onClose}>
            {words("webhooks.secret.kept")}
          </Button>
        </>
      }
    >
      <p>{words("webhooks.secret.once", { url: endpoint.url })}</p>
      <p className={css.secret} dir="ltr">
        <code>{secret}</code>
      </p>
      <p className={css.about}>{words("webhooks.how")}</p>
    </Sheet>
  )
}
