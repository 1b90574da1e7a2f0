import { useQuery, useQueryClient } from "@tanstack/react-query"
import type { Checked, Routing, RuleSet } from "@veridesk/contract/assignment.ts"
import { useEffect, useMemo, useState } from "react"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { peopleQuery } from "../data/queries.ts"
import { Button } from "../frame/button.tsx"
import { Field } from "../frame/field.tsx"
import { Empty, Skeleton } from "../frame/paper.tsx"
import { useSay } from "../words/words.ts"
import { checkRules, readRouting } from "./api.ts"
import { useDraft } from "./draft.ts"
import { houseOf } from "./house.ts"
import css from "./routing.module.css"
import { RuleList } from "./rule-list.tsx"
import { SaveSheet } from "./save-sheet.tsx"
import { Simulator } from "./simulator.tsx"
import { StopsSection } from "./stops-section.tsx"
import { dateText, VersionsSection } from "./versions-section.tsx"
import { WorkloadsSection } from "./workloads-section.tsx"

/** Who gets a ticket: the rules, what they would change, who has room, and what they were before. */
export function RoutingPage() {
  const words = useSay()
  const client = useQueryClient()
  // What one is editing is not taken away by a newer version; saving stops on it instead.
  const read = useQuery({
    queryKey: ["routing"],
    queryFn: readRouting,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  const again = () => void client.invalidateQueries({ queryKey: ["routing"] })
  if (read.isError)
    return (
      <Empty
        title={words("routing.failed")}
        action={<Button onClick={() => void read.refetch()}>{words("retry")}</Button>}
      />
    )
  if (!read.data)
    return (
      <div className={css.page}>
        <Skeleton lines={8} label={words("loading")} />
      </div>
    )
  return <Editor key={read.data.latest} routing={read.data} onChanged={again} />
}

function Editor({ routing, onChanged }: { routing: Routing; onChanged(): void }) {
  const words = useSay()
  const draft = useDraft(routing.set)
  const checked = useCheck(draft.set, { faults: [], warnings: routing.warnings })
  const [saving, setSaving] = useState(false)
  const { data: people } = useQuery(peopleQuery)
  const { forms } = routing
  const house = useMemo(
    () => houseOf({ teams: people?.teams ?? [], people: ableOf(people?.staff ?? []), forms }),
    [people, forms],
  )
  return (
    <div className={css.page}>
      <Head
        routing={routing}
        isChanged={draft.isChanged}
        onDiscard={draft.discard}
        onSave={() => setSaving(true)}
      />
      {checked.faults.length > 0 && (
        <p className={css.fault} role="status">
          {words("routing.faulty", { n: checked.faults.length })}
        </p>
      )}
      <div className={css.columns}>
        <div>
          <RuleList draft={draft} house={house} checked={checked} />
          <div className={css.zone}>
            <Field
              label={words("routing.zone")}
              value={draft.set.zone}
              list="routing-zones"
              onChange={(event) => draft.setZone(event.target.value)}
            />
            <datalist id="routing-zones">
              {Intl.supportedValuesOf("timeZone").map((zone) => (
                <option key={zone} value={zone}>
                  {zone}
                </option>
              ))}
            </datalist>
          </div>
        </div>
        <Simulator set={draft.set} house={house} />
      </div>
      <WorkloadsSection />
      <VersionsSection routing={routing} onLook={draft.replace} onChanged={onChanged} />
      <StopsSection />
      {saving && (
        <SaveSheet
          set={draft.set}
          basedOn={routing.latest}
          onClose={() => setSaving(false)}
          onSaved={() => {
            setSaving(false)
            onChanged()
          }}
        />
      )}
    </div>
  )
}

function Head(props: { routing: Routing; isChanged: boolean; onDiscard(): void; onSave(): void }) {
  const { routing, isChanged, onDiscard, onSave } = props
  const words = useSay()
  const { locale } = useCell(prefs)
  const later = routing.latest === routing.active ? null : routing.versions[0]
  return (
    <header>
      <div className={css.top}>
        <h1>{words("routing.title")}</h1>
        {isChanged && (
          <span className={css.acting}>
            <small>{words("routing.edited")}</small>
            <Button onClick={onDiscard}>{words("routing.discard")}</Button>
            <Button look="primary" onClick={onSave}>
              {words("routing.save")}
            </Button>
          </span>
        )}
      </div>
      <p className={css.hint}>
        {words("routing.in-force", { version: String(routing.active) })}{" "}
        {later &&
          words("routing.later", {
            version: String(later.version),
            at: dateText(later.activeFrom, locale),
          })}{" "}
        {words("routing.intro")}
      </p>
    </header>
  )
}

const PAUSE_MS = 500

/** What is wrong with the draft, asked after each pause in editing. */
function useCheck(set: RuleSet, first: Checked): Checked {
  const [checked, setChecked] = useState(first)
  useEffect(() => {
    let over = false
    const timer = setTimeout(() => {
      checkRules(set).then(
        (found) => over || setChecked(found),
        // A draft that can't be sent yet (a rule without a name) keeps what was known of it; saving says why.
        () => {},
      )
    }, PAUSE_MS)
    return () => {
      over = true
      clearTimeout(timer)
    }
  }, [set])
  return checked
}

function ableOf(staff: readonly { id: string; name: string; role: string; active: boolean }[]) {
  return staff.filter(({ active, role }) => active && role !== "auditor")
}
