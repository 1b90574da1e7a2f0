import type { Checked, Rule } from "@veridesk/contract/assignment.ts"
import { type KeyboardEvent, useState } from "react"
import { Button, IconButton } from "../frame/button.tsx"
import { Icon } from "../frame/icon.tsx"
import { Empty } from "../frame/paper.tsx"
import { tell } from "../frame/toasts.ts"
import { useSay } from "../words/words.ts"
import type { Draft } from "./draft.ts"
import type { House } from "./house.ts"
import css from "./routing.module.css"
import { RuleEditor } from "./rule-editor.tsx"
import { faultText, sentenceOf, warningText } from "./sentence.ts"

/** The rules in order, each as a sentence; one is open for editing. */
export function RuleList({ draft, house, checked }: { draft: Draft; house: House; checked: Checked | null }) {
  const words = useSay()
  const [open, setOpen] = useState<string | null>(null)
  const { rules } = draft.set
  return (
    <section aria-labelledby="rules-title">
      <div className={css.head}>
        <h2 id="rules-title">{words("rules.title")}</h2>
        <Button small onClick={() => setOpen(draft.add(words("rules.new")))}>
          <Icon name="add" />
          {words("rules.add")}
        </Button>
      </div>
      {rules.length === 0 && <Empty title={words("rules.empty")} text={words("rules.empty.text")} />}
      <ol className={css.rules}>
        {rules.map((rule, at) => (
          <RuleItem
            key={rule.id}
            rule={rule}
            at={at}
            last={at === rules.length - 1}
            draft={draft}
            house={house}
            checked={checked}
            open={open === rule.id}
            onOpen={(now) => setOpen(now ? rule.id : null)}
          />
        ))}
      </ol>
    </section>
  )
}

interface ItemProps {
  rule: Rule
  at: number
  last: boolean
  draft: Draft
  house: House
  checked: Checked | null
  open: boolean
  onOpen(open: boolean): void
}

function RuleItem({ rule, at, last, draft, house, checked, open, onOpen }: ItemProps) {
  const words = useSay()
  const { name } = rule
  const faults = checked?.faults.filter(({ ruleId }) => ruleId === rule.id) ?? []
  const warnings = checked?.warnings.filter(({ ruleId }) => ruleId === rule.id) ?? []
  const move = (by: 1 | -1) => {
    if (by === 1 ? last : at === 0) return
    draft.move(rule.id, by)
    tell(words("rule.moved", { name, place: String(at + by + 1) }))
  }
  return (
    <li className={rule.enabled ? css.rule : `${css.rule} ${css.off}`}>
      <div className={css.line}>
        <button
          type="button"
          className={css.grip}
          draggable
          aria-label={words("rule.move", { name })}
          onDragStart={(event) => event.dataTransfer.setData("text/plain", rule.id)}
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => {
            const id = event.dataTransfer.getData("text/plain")
            const from = draft.set.rules.findIndex((one) => one.id === id)
            if (from >= 0) draft.move(id, at - from)
          }}
          onKeyDown={(event) => moveByKey(event, move)}
        >
          <Icon name="grip" />
          <span>{at + 1}</span>
        </button>
        <div className={css.said}>
          <b>{name}</b>
          <p>{sentenceOf(rule, words, house.names)}</p>
          {faults.map((fault) => (
            <p key={`${fault.code}${fault.at}`} className={css.fault}>
              <Icon name="warning" />
              {faultText(fault, words)}
            </p>
          ))}
          {warnings.map((warning) => (
            <p key={warning.code} className={css.warning}>
              <Icon name="info" />
              {warningText(warning, words)}
            </p>
          ))}
        </div>
        <div className={css.tools}>
          <label className={css.check}>
            <input
              type="checkbox"
              checked={rule.enabled}
              aria-label={words("rule.on.label", { name })}
              onChange={() => draft.put({ ...rule, enabled: !rule.enabled })}
            />
            {words("rule.on")}
          </label>
          <IconButton icon="up" label={words("rule.up", { name })} onPress={() => move(-1)} />
          <IconButton icon="down" label={words("rule.down", { name })} onPress={() => move(1)} />
          <IconButton
            icon="edit"
            label={words("rule.edit", { name })}
            pressed={open}
            onPress={() => onOpen(!open)}
          />
        </div>
      </div>
      {open && (
        <RuleEditor
          rule={rule}
          house={house}
          onChange={draft.put}
          onRemove={() => {
            onOpen(false)
            draft.remove(rule.id)
          }}
        />
      )}
    </li>
  )
}

function moveByKey(event: KeyboardEvent, move: (by: 1 | -1) => void): void {
  if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return
  event.preventDefault()
  move(event.key === "ArrowUp" ? -1 : 1)
}
