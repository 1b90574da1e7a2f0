import type { ChatState } from "@veridesk/contract/chat/state.ts"
import { useApp } from "../panel/app.ts"
import { Icon } from "../frame/icon.tsx"

/** It goes on as a ticket: the number, by when it is answered, and what happens next. */
export function TicketReceipt({ chat }: { chat: ChatState }) {
  const { t, times, host } = useApp()
  return (
    <div class="pad close">
      <section class="slip" aria-label={t("receipt.title")}>
        <p class="top">
          <b class="h">{t("receipt.title")}</b>
          <span class="no">{chat.number}</span>
        </p>
        <p class="meta">{t("receipt.stored")}</p>
        <div class="perf" />
        <dl class="led">
          <div>
            <dt>{t("pin.subject")}</dt>
            <dd>{chat.subject}</dd>
          </div>
          {chat.answerBy && (
            <div class="total">
              <dt>{t("receipt.by")}</dt>
              <dd>
                {times.short(chat.answerBy)} ({times.zone})
              </dd>
            </div>
          )}
        </dl>
        <ol class="steps">
          <li>{t("receipt.step.team")}</li>
          <li>{t("receipt.step.answer")}</li>
          <li>{t("receipt.step.mail")}</li>
        </ol>
      </section>
      <a class="btn" href={host.config.help.tickets} target="_blank" rel="noopener">
        <Icon name="ticket" />
        {t("receipt.open")}
      </a>
    </div>
  )
}
