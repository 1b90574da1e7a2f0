import { useQuery } from "@tanstack/react-query"
import type { ConversationRow } from "@veridesk/contract/conversation.ts"
import { useId, useState } from "react"
import { useCell } from "../data/cell.ts"
import { deskChats } from "../data/chats.ts"
import { prefs } from "../data/prefs.ts"
import { peopleQuery } from "../data/queries.ts"
import { me } from "../data/state.ts"
import { Icon } from "../frame/icon.tsx"
import { Sheet } from "../frame/sheet.tsx"
import { say, useSay } from "../words/words.ts"
import { actIn } from "./acts.ts"
import { languageName } from "./place-words.ts"
import presence from "./presence.module.css"
import { ReasonForm } from "./reason-form.tsx"
import css from "./sheets.module.css"
import { type Target, targetsFor } from "./transfer-targets.ts"
import { leaveSeat } from "./use-seats.ts"

const nobody = { colleagues: [] }

/** To whom a live conversation goes on, and what they should know. */
export function TransferSheet({ row, onClose }: { row: ConversationRow; onClose(): void }) {
  const words = useSay()
  const id = useId()
  const chats = useCell(deskChats)
  const { data: people } = useQuery(peopleQuery)
  const [text, setText] = useState("")
  const [chosen, setChosen] = useState<Target | null>(null)
  const targets = targetsFor({
    chats: chats ?? nobody,
    teams: people?.teams ?? [],
    myId: me.get()?.id ?? "",
    language: row.locale,
    text,
  })
  return (
    <Sheet title={words("transfer.title", { name: row.customerName })} onClose={onClose}>
      <ReasonForm
        label={words("transfer.reason")}
        hint={words("transfer.hint")}
        go={words("transfer.go")}
        most={2000}
        isRequired
        missing={chosen ? undefined : words("transfer.choose")}
        onGo={(reason) => {
          if (!chosen) return
          onClose()
          const to = chosen.is === "person" ? { staffId: chosen.id } : { teamId: chosen.id }
          const told = say("chat.did.transfer", { name: chosen.name })
          // Whoever stayed would be watching, and every look is logged.
          void actIn(row.id, { act: "transfer", to, reason }, told).then((done) => done && leaveSeat(row.id))
        }}
      >
        <label htmlFor={id}>{words("transfer.to")}</label>
        <input
          id={id}
          className={css.find}
          autoFocus
          autoComplete="off"
          placeholder={words("transfer.find")}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <div className={css.choices} role="radiogroup" aria-label={words("transfer.to")}>
          {targets.length === 0 && <p className={css.none}>{words("transfer.none")}</p>}
          {(["person", "team"] as const).map((kind) => {
            const these = targets.filter(({ is }) => is === kind)
            if (these.length === 0) return null
            return (
              <div key={kind}>
                <h3>{words(kind === "person" ? "transfer.people" : "transfer.teams")}</h3>
                {these.map((target) => (
                  <TargetLine
                    key={target.id}
                    target={target}
                    isChosen={target.id === chosen?.id}
                    onChoose={() => setChosen(target)}
                  />
                ))}
              </div>
            )
          })}
        </div>
      </ReasonForm>
    </Sheet>
  )
}

function TargetLine(props: { target: Target; isChosen: boolean; onChoose(): void }) {
  const { target, isChosen, onChoose } = props
  const words = useSay()
  const { locale } = useCell(prefs)
  return (
    <label className={css.choice}>
      <input
        type="radio"
        name="transfer-to"
        checked={isChosen}
        disabled={target.is === "person" && target.isOff}
        onChange={onChoose}
      />
      {target.is === "person" ? (
        <span className={`${presence.dot} ${presence[target.presence]}`} aria-hidden="true" />
      ) : (
        <Icon name="team" size={12} />
      )}
      <span>
        {target.name}{" "}
        {target.is === "person" && (
          <small>{target.languages.map((language) => languageName(locale, language)).join(", ")}</small>
        )}
      </span>
      <small>
        {target.is === "person"
          ? [
              words(`presence.${target.presence}`),
              words("transfer.load", { load: target.load, capacity: target.capacity }),
              target.load >= target.capacity && words("transfer.full"),
            ]
              .filter(Boolean)
              .join(" · ")
          : words("transfer.team", { n: target.online })}
      </small>
    </label>
  )
}
