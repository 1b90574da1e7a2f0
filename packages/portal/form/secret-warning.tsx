import type { SecretKind } from "../props-form.ts"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"

/** A secret was found before anything was stored: what it was, and what to do about it now. */
export function SecretWarning({ kind }: { kind: SecretKind }) {
  const { t } = usePage()
  return (
    <div class="callout danger" role="alert">
      <Icon name="mask" />
      <div>
        <strong>{t(`secret.${kind}`)}</strong>
        <p>{t("secret.not-stored")}</p>
        <p>{t(`secret.${kind}.next`)}</p>
      </div>
    </div>
  )
}
