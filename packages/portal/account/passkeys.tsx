import { paths } from "../paths.ts"
import type { SecurityProps } from "../props-account.ts"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"
import { When } from "../shell/when.tsx"
import { Part, SecurityAct } from "./part.tsx"

type Passkey = SecurityProps["passkeys"][number]

export function Passkeys({ passkeys, base }: { passkeys: Passkey[]; base: string }) {
  const { t } = usePage()
  return (
    <Part id="passkeys" title={t("passkeys.title")} about={t("passkeys.more")}>
      {passkeys.map((passkey) => (
        <PasskeyLine key={passkey.id} passkey={passkey} />
      ))}
      {passkeys.length === 0 && <p class="meta">{t("passkeys.none")}</p>}
      <div class="field js-only">
        <div>
          <button class="btn small" type="button" data-passkey-add={base}>
            <Icon name="passkey" size="s" />
            {t("passkeys.add")}
          </button>
        </div>
        <p class="err" role="alert" data-passkey-problem hidden>
          {t("passkeys.failed")}
        </p>
      </div>
      <noscript>
        <p class="meta">{t("passkeys.needs-script")}</p>
      </noscript>
    </Part>
  )
}

function PasskeyLine({ passkey }: { passkey: Passkey }) {
  const { t, csrf } = usePage()
  return (
    <div class="line">
      <Icon name="passkey" />
      <div>
        <p class="strong">{passkey.name}</p>
        <p class="meta">
          <When at={passkey.addedAt} how="full" say="passkeys.added" />
          {passkey.usedAt && (
            <>
              {" · "}
              <When at={passkey.usedAt} say="passkeys.used" />
            </>
          )}
        </p>
        <details class="rename">
          <summary>{t("passkeys.rename")}</summary>
          <form method="post" action={paths.security}>
            <input type="hidden" name="_csrf" value={csrf} />
            <input type="hidden" name="id" value={passkey.id} />
            <label class="vh" for={`name-${passkey.id}`}>
              {t("passkeys.name")}
            </label>
            <input
              class="input"
              id={`name-${passkey.id}`}
              name="name"
              value={passkey.name}
              maxLength={60}
              required
            />
            <button class="btn small" name="act" value="passkey-rename">
              {t("save")}
            </button>
          </form>
        </details>
      </div>
      <SecurityAct act="passkey-remove" id={passkey.id} label={t("remove")} danger />
    </div>
  )
}
