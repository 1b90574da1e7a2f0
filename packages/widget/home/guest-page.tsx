import { useEffect, useRef, useState } from "preact/hooks"
import { Refused } from "../data/refused.ts"
import { Head } from "../frame/head.tsx"
import { Icon } from "../frame/icon.tsx"
import { Say } from "../frame/say.tsx"
import { useApp } from "../panel/app.ts"

/** Somebody who can't sign in, perhaps because that is the matter: a name is enough, an address helps when they are cut off. */
export function GuestPage() {
  const { t, host, session } = useApp()
  const [fault, show] = useState("")
  const [isBusy, busy] = useState(false)
  const name = useRef<HTMLInputElement>(null)
  useEffect(() => name.current?.focus(), [])

  const submit = async (form: HTMLFormElement) => {
    const data = new FormData(form)
    const given = textIn(data, "name")
    const email = textIn(data, "email")
    if (given === "") return show(t("guest.name.needed"))
    busy(true)
    try {
      await session.asGuest({ name: given, ...(email && { email }) })
    } catch (error) {
      show(
        error instanceof Refused && error.body.message
          ? `${error.body.message} ${error.body.next}`
          : t("begin.away"),
      )
      busy(false)
    }
  }

  return (
    <>
      <Head title={t("brand", { brand: host.config.brand.name })} line={t("guest.line")} />
      <form
        class="fill"
        onSubmit={(event) => {
          event.preventDefault()
          void submit(event.currentTarget)
        }}
      >
        <div class="body paper">
          <div class="pad">
            <h3 class="h">{t("guest.title")}</h3>
            {fault && (
              <Say tone="bad" icon="warn" alert>
                {fault}
              </Say>
            )}
            <label class="stack">
              <b>{t("guest.name")}</b>
              <input class="area" name="name" autocomplete="name" maxLength={80} required ref={name} />
            </label>
            <label class="stack">
              <span>
                <b>{t("guest.email")}</b> <span class="meta">{t("intake.optional")}</span>
              </span>
              <input class="area" name="email" type="email" autocomplete="email" maxLength={254} />
              <span class="meta">{t("guest.email.why")}</span>
            </label>
            <p class="meta">{t("guest.limits")}</p>
          </div>
        </div>
        <div class="foot last">
          <button class="btn pri whole" disabled={isBusy}>
            <Icon name="chat" />
            {t("guest.go")}
          </button>
          <a class="link" href={host.config.help.verify} target="_blank" rel="noopener">
            <Icon name="seal" size="s" />
            {t("home.verify")}
          </a>
        </div>
      </form>
    </>
  )
}

function textIn(data: FormData, name: string): string {
  const value = data.get(name)
  return typeof value === "string" ? value.trim() : ""
}
