import { newId } from "@veridesk/contract/ids.ts"
import type { SynonymGroup, SynonymList } from "@veridesk/contract/search.ts"
import { useState } from "react"
import { Button } from "../frame/button.tsx"
import { Field } from "../frame/field.tsx"
import { useSay } from "../words/words.ts"
import css from "./search-gaps.module.css"
import { SynonymForm } from "./synonym-form.tsx"

const SHOWN = 60

/** The groups of words that mean the same, found by any of their words; a gap's question begins a new one. */
export function SynonymsPart(props: {
  list: SynonymList
  asked: string | null
  setAsked(question: string | null): void
  again(): void
}) {
  const { list, asked, setAsked, again } = props
  const words = useSay()
  const [part, setPart] = useState("")
  const [open, setOpen] = useState<string | null>(null)
  const wanted = part.normalize("NFKC").trim().toLowerCase()
  const fitting = list.groups.filter((group) =>
    group.words.some((word) => word.toLowerCase().includes(wanted)),
  )
  const saved = () => {
    setOpen(null)
    setAsked(null)
    again()
  }
  return (
    <section aria-labelledby="synonyms-h">
      <h2 id="synonyms-h">{words("synonyms.title")}</h2>
      <p className={css.about}>{words("synonyms.about")}</p>
      {asked !== null && (
        <SynonymForm
          key={asked}
          group={{ id: newId(), words: asked === "" ? [] : [asked], active: true, updatedAt: null }}
          saved={saved}
          close={() => setAsked(null)}
        />
      )}
      <div className={css.bar}>
        <Field
          label={words("synonyms.find")}
          type="search"
          value={part}
          onChange={(event) => setPart(event.target.value)}
        />
        <p className={css.about} role="status">
          {words("synonyms.count", { n: fitting.length, all: list.groups.length })}
        </p>
        {list.mayEdit && asked === null && (
          <Button onClick={() => setAsked("")}>{words("synonyms.add")}</Button>
        )}
      </div>
      {fitting.length === 0 && <p className={css.about}>{words("synonyms.none")}</p>}
      <ul className={css.groups}>
        {fitting.slice(0, SHOWN).map((group) => (
          <li key={group.id}>
            {open === group.id ? (
              <SynonymForm group={group} saved={saved} close={() => setOpen(null)} />
            ) : (
              <GroupLine group={group} edit={list.mayEdit ? () => setOpen(group.id) : null} />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function GroupLine({ group, edit }: { group: SynonymGroup; edit: (() => void) | null }) {
  const words = useSay()
  const [first = ""] = group.words
  return (
    <div className={css.group} data-away={group.active ? undefined : true}>
      <p>
        <bdi>{group.words.join(" · ")}</bdi>
        <small>
          {group.editedBy ? words("synonyms.by", { name: group.editedBy }) : words("synonyms.shipped")}
          {!group.active && ` · ${words("synonyms.away")}`}
        </small>
      </p>
      {edit && (
        <Button aria-label={words("synonyms.edit.of", { word: first })} onClick={edit}>
          {words("synonyms.edit")}
        </Button>
      )}
    </div>
  )
}
