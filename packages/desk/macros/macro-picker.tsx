import { useQuery, useQueryClient } from "@tanstack/react-query"
import { newId } from "@veridesk/contract/ids.ts"
import type { OfferedMacro } from "@veridesk/contract/macros.ts"
import { useEffect, useRef, useState } from "react"
import { Refused } from "../data/api.ts"
import { useCell } from "../data/cell.ts"
import { draftKey } from "../data/draft.ts"
import { drafts, write } from "../data/drafts.ts"
import { prefs } from "../data/prefs.ts"
import { Button } from "../frame/button.tsx"
import { Chip } from "../frame/chip.tsx"
import { refusalText } from "../frame/outcomes.ts"
import { Skeleton } from "../frame/paper.tsx"
import { tell } from "../frame/toasts.ts"
import { useSay } from "../words/words.ts"
import { insert } from "./insert.ts"
import css from "./macro-picker.module.css"
import { MacroPreview } from "./macro-preview.tsx"
import { chosenOption, owned, type Picking, pickings, takeKeys } from "./picking.ts"
import { narrowed } from "./search.ts"
import { readOffered, retireMacro } from "./server.ts"

const FRESH_MS = 30_000
const none: OfferedMacro[] = []

/** The list of macros over a reply. The text field keeps the focus and hands over its keys; a finger takes one by a touch. */
export function MacroPicker({ id }: { id: string }) {
  const picking = useCell(pickings.of(id))
  return picking && <OpenPicker id={id} picking={picking} />
}

function OpenPicker({ id, picking }: { id: string; picking: Picking }) {
  const words = useSay()
  const { locale } = useCell(prefs)
  const side = locale === "zh-CN" ? "zh" : "en"
  const { data, isError } = useQuery({
    queryKey: ["macros-for", id],
    queryFn: ({ signal }) => readOffered(id, signal),
    staleTime: FRESH_MS,
  })
  const all = (data?.macros ?? none).filter(({ kind }) => picking.kind === "any" || kind === picking.kind)
  const shown = narrowed(all, picking.query)
  const chosen = useChosen({ id, shown, query: picking.query })
  if (isError) return <p className={css.nothing}>{words("macro.failed")}</p>
  if (!data)
    return (
      <div className={css.picker} data-picker>
        <Skeleton lines={4} label={words("loading")} />
      </div>
    )
  // Whoever writes a path, and no macro's name, is left alone.
  if (shown.length === 0)
    return picking.query.length > 3 ? null : (
      <p className={css.nothing} role="status">
        {words("macro.none")}
      </p>
    )
  return (
    // The text field keeps the focus, also where one scrolls here.
    <div
      className={css.picker}
      data-picker
      role="presentation"
      onMouseDown={(event) => event.preventDefault()}
    >
      <p className="vh" role="status">
        {words("macro.found", { n: shown.length })}
      </p>
      <div id={`macros-${id}`} role="listbox" aria-label={words("macro.list")} className={css.list}>
        {shown.map((macro) => (
          <div
            key={macro.key}
            id={optionId(id, macro)}
            role="option"
            tabIndex={-1}
            aria-selected={macro === chosen.macro}
            className={css.option}
            onPointerMove={() => chosen.choose(macro)}
            onClick={() => insert(id, macro)}
            onKeyDown={(event) => event.key === "Enter" && insert(id, macro)}
          >
            <span className={css.title}>{macro.title[side] || macro.title.en || macro.title.zh}</span>
            <span className={css.more}>
              {macro.mine ? <Chip>{words("macro.mine")}</Chip> : macro.group[side]}
            </span>
          </div>
        ))}
      </div>
      {chosen.macro && (
        <div className={css.look}>
          <MacroPreview macro={chosen.macro} />
        </div>
      )}
      <PickerFoot id={id} chosen={chosen.macro} />
    </div>
  )
}

/** The keys of the list; a macro of one's own is made and thrown away here. */
function PickerFoot({ id, chosen }: { id: string; chosen: OfferedMacro | undefined }) {
  const words = useSay()
  const client = useQueryClient()
  const written = textWithoutSlash(id)
  const retire = ({ key }: OfferedMacro, retired: boolean): Promise<void> =>
    retireMacro(key, { requestId: newId(), retired }).then(
      () => void client.invalidateQueries({ queryKey: ["macros-for"] }),
      (error: unknown) => tell(error instanceof Refused ? refusalText(error) : "", { tone: "fault" }),
    )
  const throwAway = (macro: OfferedMacro) => {
    void retire(macro, true)
    tell(words("macro.own.removed"), { undo: () => void retire(macro, false) })
  }
  return (
    <div className={css.foot}>
      <span>{words("macro.keys")}</span>
      <span className={css.space} />
      {chosen?.mine && (
        <Button small look="quiet" onClick={() => throwAway(chosen)}>
          {words("macro.own.remove")}
        </Button>
      )}
      {written !== "" && (
        <Button
          small
          look="quiet"
          onClick={() => {
            // The slash has done its work.
            write(id, "reply", { text: written })
            owned.set(id, written)
          }}
        >
          {words("macro.own.keep")}
        </Button>
      )}
    </div>
  )
}

/** What stands in the reply beside the slash that opened the list. */
function textWithoutSlash(id: string): string {
  const { start = 0, end = 0 } = pickings.get(id) ?? {}
  const text = drafts.get(draftKey(id, "reply"))?.text ?? ""
  return (text.slice(0, start) + text.slice(end)).trim()
}

const optionId = (id: string, { key }: OfferedMacro) => `macro-${id}-${key}`

/** Which one is chosen: the first of a new list, and from there by arrows or pointer. */
function useChosen({ id, shown, query }: { id: string; shown: OfferedMacro[]; query: string }) {
  const [at, setAt] = useState<{ query: string; key: string }>({ query, key: "" })
  const found = at.query === query ? shown.findIndex(({ key }) => key === at.key) : 0
  const index = Math.max(0, found)
  const macro = shown[index]
  const name = macro ? optionId(id, macro) : null
  const keys = useRef<(key: string) => boolean>(() => false)
  useEffect(() => {
    keys.current = (key) => {
      if (!macro) return false
      if (key === "Enter" || key === "Tab") insert(id, macro)
      else if (key === "ArrowDown" || key === "ArrowUp") {
        const to = shown.at((index + (key === "ArrowDown" ? 1 : -1)) % shown.length)
        if (to) setAt({ query, key: to.key })
      } else return false
      return true
    }
  })
  useEffect(() => takeKeys((key) => keys.current(key)), [])
  useEffect(() => {
    chosenOption.set(id, name)
    if (name) document.getElementById(name)?.scrollIntoView({ block: "nearest" })
    return () => chosenOption.set(id, null)
  }, [id, name])
  return { macro, choose: (one: OfferedMacro) => setAt({ query, key: one.key }) }
}
