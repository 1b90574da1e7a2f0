import type { ChatState } from "@veridesk/contract/chat/state.ts"
import type { SelfHelp } from "@veridesk/contract/chat/widget.ts"
import { useEffect, useState } from "preact/hooks"
import { Icon } from "../frame/icon.tsx"
import { Row } from "../home/row.tsx"
import { useApp } from "../panel/app.ts"

/** What may solve it in the meantime, for this type; reading it costs no place in the line. */
export function WhileWaiting({ chat }: { chat: ChatState }) {
  const app = useApp()
  const { t, api, host } = app
  const [help, show] = useState<SelfHelp>({ articles: [], tools: [] })
  const [isAsked, ask] = useState(false)
  useEffect(() => {
    let isOver = false
    api.selfHelp(chat.form, host.context().asset ?? "").then(
      (here) => !isOver && show(here),
      () => null,
    )
    return () => {
      isOver = true
    }
  }, [api, host, chat.form, app.locale])

  return (
    <div>
      <h3 class="lab">{t("wait.title")}</h3>
      <div class="rows">
        {help.tools.slice(0, 2).map(({ title, href }) => (
          <Row key={href} icon="blocks" title={title} href={href} />
        ))}
        {help.articles.slice(0, 2).map(({ title, href }) => (
          <Row key={href} icon="book" title={title} href={href} />
        ))}
        <Row icon="ticket" title={t("wait.ticket")} note={t("wait.ticket.kept")} onClick={() => ask(true)} />
      </div>
      {isAsked && (
        <div class="slip">
          <p>{t("wait.ticket.means")}</p>
          <div class="two">
            <button
              type="button"
              class="btn pri"
              onClick={() => void app.talk.act({ act: "ticket" }).catch(() => ask(false))}
            >
              <Icon name="ticket" />
              {t("wait.ticket.go")}
            </button>
            <button type="button" class="btn" onClick={() => ask(false)}>
              {t("wait.ticket.stay")}
            </button>
          </div>
        </div>
      )}
    </div>
  )
}
