import { channelKinds, type RegisterEntry } from "@veridesk/contract/registry.ts"
import { type ReactNode, useEffect, useId, useRef, useState } from "react"
import { Button } from "../frame/button.tsx"
import { Field, SelectField } from "../frame/field.tsx"
import { useSay } from "../words/words.ts"
import { sidesIn, sidesOf } from "./register-changes.ts"
import css from "./registry.module.css"

const badges = ["none", "blue", "gold", "grey", "verified"] as const
const stores = ["apple", "google"] as const
const accounts = ["telegram", "x", "facebook", "discord", "wechat"]

/** One channel of the register, edited; nothing is published by this. */
export function EntryForm(props: {
  entry: RegisterEntry
  isNew: boolean
  onDone(entry: RegisterEntry): void
  onRemove(): void
  onCancel(): void
}) {
  const words = useSay()
  const [entry, setEntry] = useState(props.entry)
  const set = (more: Partial<RegisterEntry>) => setEntry({ ...entry, ...more })
  const isAccount = accounts.includes(entry.kind)
  const form = useRef<HTMLFormElement>(null)
  // It opens beneath all channels, far from the button that was pressed.
  useEffect(() => form.current?.querySelector<HTMLElement>("select:enabled, input:enabled")?.focus(), [])
  return (
    <form
      ref={form}
      className={css.form}
      aria-label={words("register.edit", { name: entry.key })}
      onSubmit={(event) => {
        event.preventDefault()
        props.onDone(entry)
      }}
    >
      <div className={css.two}>
        <SelectField
          label={words("register.kind")}
          value={entry.kind}
          disabled={!props.isNew}
          onChange={({ target }) => {
            const kind = channelKinds.find((one) => one === target.value)
            if (kind) set({ kind, store: kind === "app" ? "apple" : null })
          }}
        >
          {channelKinds.map((kind) => (
            <option key={kind} value={kind}>
              {words(`register.kind.${kind}`)}
            </option>
          ))}
        </SelectField>
        <Field
          label={words("register.address")}
          hint={words("register.address.hint")}
          look="code"
          required
          maxLength={253}
          spellCheck={false}
          autoCapitalize="off"
          value={entry.address}
          onChange={({ target }) => set({ address: target.value.trim() })}
        />
        {(entry.kind === "website" || entry.kind === "email") && (
          <SelectField
            label={words("register.covers")}
            value={entry.covers}
            onChange={({ target }) => set({ covers: target.value === "below" ? "below" : "exact" })}
          >
            <option value="exact">{words("register.covers.exact")}</option>
            <option value="below">{words("register.covers.below")}</option>
          </SelectField>
        )}
        {isAccount && (
          <>
            <Field
              label={words("register.number")}
              look="code"
              inputMode="numeric"
              pattern="-?[0-9]{1,24}"
              value={entry.numericId ?? ""}
              onChange={({ target }) => set({ numericId: target.value.trim() || null })}
            />
            <SelectField
              label={words("register.badge")}
              value={entry.badge}
              onChange={({ target }) => set({ badge: badges.find((one) => one === target.value) ?? "none" })}
            >
              {badges.map((badge) => (
                <option key={badge} value={badge}>
                  {words(`register.badge.${badge}`)}
                </option>
              ))}
            </SelectField>
          </>
        )}
        {entry.kind === "app" && (
          <SelectField
            label={words("register.store")}
            value={entry.store ?? "apple"}
            onChange={({ target }) => set({ store: stores.find((one) => one === target.value) ?? "apple" })}
          >
            {stores.map((store) => (
              <option key={store} value={store}>
                {words(`register.store.${store}`)}
              </option>
            ))}
          </SelectField>
        )}
        {(["en", "zh"] as const).map((side) => (
          <Field
            key={`name ${side}`}
            label={words(`register.name.${side}`)}
            maxLength={60}
            value={entry.name[side]}
            onChange={({ target }) => set({ name: { ...entry.name, [side]: target.value } })}
          />
        ))}
        {(["en", "zh"] as const).map((side) => (
          <Field
            key={`use ${side}`}
            label={words(`register.use.${side}`)}
            required
            maxLength={200}
            value={entry.use[side]}
            onChange={({ target }) => set({ use: { ...entry.use, [side]: target.value } })}
          />
        ))}
        <Field
          label={words("register.since")}
          type="date"
          required
          value={entry.since}
          onChange={({ target }) => set({ since: target.value })}
        />
        <Field
          label={words("register.retired")}
          type="date"
          value={entry.retiredOn ?? ""}
          onChange={({ target }) => set({ retiredOn: target.value || null })}
        />
        <Field
          label={words("register.owner")}
          required
          maxLength={80}
          value={entry.owner}
          onChange={({ target }) => set({ owner: target.value })}
        />
        <Field
          label={words("register.brand")}
          required
          maxLength={60}
          value={entry.brand}
          onChange={({ target }) => set({ brand: target.value })}
        />
      </div>
      {entry.kind === "staff-role" &&
        (["may", "never"] as const).map((part) => (
          <Lines
            key={part}
            label={words(`register.${part}`)}
            hint={words("register.lines.hint")}
            lines={entry[part]}
            onChange={(lines) => set({ [part]: lines })}
          />
        ))}
      <Acts>
        {!props.isNew && (
          <Button look="quiet" onClick={props.onRemove} title={words("register.remove.hint")}>
            {words("register.remove")}
          </Button>
        )}
        <Button onClick={props.onCancel}>{words("register.cancel")}</Button>
        <Button type="submit" look="primary">
          {words("register.done")}
        </Button>
      </Acts>
    </form>
  )
}

function Acts({ children }: { children: ReactNode }) {
  return <div className={css.acts}>{children}</div>
}

/** Sentences in both languages, one a line; what is typed stays as it is until it is left. */
function Lines(props: {
  label: string
  hint: string
  lines: RegisterEntry["may"]
  onChange(lines: RegisterEntry["may"]): void
}) {
  const id = useId()
  return (
    <div className={css.area}>
      <label htmlFor={id}>{props.label}</label>
      <textarea
        id={id}
        rows={4}
        aria-describedby={`${id}-hint`}
        defaultValue={props.lines.map(sidesOf).join("\n")}
        onChange={({ target }) => props.onChange(sidesIn(target.value))}
      />
      <small id={`${id}-hint`}>{props.hint}</small>
    </div>
  )
}
