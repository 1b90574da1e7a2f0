import type { RegisterEntry } from "@veridesk/contract/registry.ts"
import { Chip, type Tone } from "../frame/chip.tsx"
import { useSay } from "../words/words.ts"
import { type EntryChange, type FieldChange, registerChanges } from "./register-changes.ts"
import css from "./registry.module.css"

const TONES: Record<EntryChange["how"], Tone> = { added: "ok", changed: "info", removed: "warn" }

/** What one version has other than another. */
export function RegisterDiff(props: { before: readonly RegisterEntry[]; after: readonly RegisterEntry[] }) {
  const words = useSay()
  const changes = registerChanges(props.before, props.after)
  if (changes.length === 0) return <p className={css.lead}>{words("register.same")}</p>
  return (
    <ul className={css.diff}>
      {changes.map(({ key, kind, address, how, fields }) => (
        <li key={key}>
          <span>
            <Chip tone={TONES[how]}>{words(`register.${how}`)}</Chip> <b>{words(`register.kind.${kind}`)}</b>{" "}
            <bdi className={css.code}>{address}</bdi> <small>{key}</small>
          </span>
          {fields.map((field) => (
            <Field key={field.field} change={field} />
          ))}
        </li>
      ))}
    </ul>
  )
}

const LABELS = {
  kind: "register.kind",
  address: "register.address",
  covers: "register.covers",
  numericId: "register.number",
  store: "register.store",
  name: "register.name",
  use: "register.use",
  since: "register.since",
  owner: "register.owner",
  badge: "register.badge",
  brand: "register.brand",
  retiredOn: "register.retired",
  may: "register.may",
  never: "register.never",
  key: "register.title",
} as const satisfies Record<FieldChange["field"], string>

function Field({ change: { field, before, after } }: { change: FieldChange }) {
  const words = useSay()
  return (
    <dl>
      <dt>{words(LABELS[field])}</dt>
      <dd>
        {before && <del>{before}</del>} {after && <ins>{after}</ins>}
      </dd>
    </dl>
  )
}
