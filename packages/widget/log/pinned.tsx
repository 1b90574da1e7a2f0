import type { ChatState } from "@veridesk/contract/chat/state.ts"
import { useState } from "preact/hooks"
import { useCell } from "../data/cell.ts"
import { Icon } from "../frame/icon.tsx"
import { Grouped } from "../intake/grouped.tsx"
import { useApp } from "../panel/app.ts"

/** Number and matter, and what was answered at the beginning, which both sides have before them. */
export function Pinned({ chat }: { chat: ChatState }) {
  const { t, talk, times } = useApp()
  const [isOpen, open] = useState(false)
  const opened = useCell(talk.thread)?.events.find(({ kind }) => kind === "conversation.opened")
  return (
    <>
      <button type="button" class="pin" aria-expanded={isOpen} onClick={() => open(!isOpen)}>
        <Icon name="receipt" />
        <span>
          <b>{chat.number}</b> {chat.subject}
        </span>
        <Icon name="down" size="s" />
      </button>
      {isOpen && (
        <dl class="led pinned">
          {opened && (
            <div>
              <dt>{t("pin.opened")}</dt>
              <dd>
                {times.short(opened.at)} ({times.zone})
              </dd>
            </div>
          )}
          <div>
            <dt>{t("pin.number")}</dt>
            <dd>{chat.number}</dd>
          </div>
          <div>
            <dt>{t("pin.subject")}</dt>
            <dd>{chat.subject}</dd>
          </div>
          {chat.facts.map(({ label, value }) => (
            <div key={label} class={value.length > 26 ? "full" : undefined}>
              <dt>{label}</dt>
              <dd>
                <Grouped value={value} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </>
  )
}
