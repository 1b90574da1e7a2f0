import type { ComponentType } from "preact"
import { useEffect, useRef, useState } from "preact/hooks"
import type { FormDefinition, TypeChoice } from "../props-form.ts"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"
import { useLive } from "./live.ts"
import type { SearchProps } from "./type-search.tsx"
import { TypeText } from "./type-text.tsx"

interface PickerProps {
  types: TypeChoice[]
  form: FormDefinition | null
}

/**
 * What happened. Chosen, it is one line; to change it, the list comes with a search box, which is fetched when it is
 * needed. Without JavaScript it is a list of radios, and a button shows the fields of the chosen one.
 */
export function TypePicker({ types, form }: PickerProps) {
  const live = useLive()
  const [open, setOpen] = useState(false)
  const [Search, setSearch] = useState<ComponentType<SearchProps> | null>(null)
  const change = useRef<HTMLButtonElement>(null)
  const chosen = types.find((each) => each.type === form?.type)
  const wanted = live !== null && (open || !chosen)
  const hands = useRef(live)
  hands.current = live
  useEffect(() => {
    if (!wanted) return
    Promise.all([import("./type-search.tsx"), hands.current?.loadTypes()])
      .then(([{ TypeSearch }]) => setSearch(() => TypeSearch))
      .catch(() => setOpen(false))
  }, [wanted])
  // The list goes away under the reader's hands; where they are afterwards is the line that took its place.
  const left = useRef(false)
  const close = () => {
    left.current = true
    setOpen(false)
  }
  useEffect(() => {
    if (!left.current || !change.current) return
    left.current = false
    change.current.focus()
  })
  if (wanted && Search)
    return (
      <Search
        types={types}
        chosen={chosen?.type ?? null}
        onChoose={(type) => {
          if (type !== chosen?.type) live?.changeType(type)
          close()
        }}
        onClose={chosen ? close : null}
      />
    )
  if (!chosen) return <Radios types={types} />
  return (
    <Chosen type={chosen} owner={change} onChange={live ? () => setOpen(true) : undefined} waiting={open} />
  )
}

function Chosen(props: {
  type: TypeChoice
  owner: { current: HTMLButtonElement | null }
  onChange: (() => void) | undefined
  waiting: boolean
}) {
  const { t } = usePage()
  const { type, owner, onChange, waiting } = props
  return (
    <div class="picker chosen">
      <input type="hidden" name="type" value={type.type} />
      <Icon name={type.icon} size="l" />
      <span>
        <b>{type.title}</b>
        <span class="meta">{type.about}</span>
      </span>
      <button
        ref={owner}
        class="btn small"
        type={onChange ? "button" : "submit"}
        name="act"
        value="types"
        formNoValidate
        aria-busy={waiting ? true : undefined}
        onClick={onChange}
      >
        {t("form.change")}
      </button>
    </div>
  )
}

function Radios({ types }: { types: TypeChoice[] }) {
  const { t } = usePage()
  const live = useLive()
  const groups = [...new Set(types.map((each) => each.group))]
  return (
    <div class="picker">
      <div class="list">
        {groups.map((group) => (
          <fieldset key={group}>
            <legend>{group}</legend>
            {types
              .filter((each) => each.group === group)
              .map((each) => (
                <label key={each.type}>
                  <input
                    type="radio"
                    name="type"
                    value={each.type}
                    onChange={live ? () => live.changeType(each.type) : undefined}
                  />
                  <TypeText type={each} />
                </label>
              ))}
          </fieldset>
        ))}
        {!live && (
          <button class="btn nojs-only" name="act" value="fields" formNoValidate>
            {t("form.show-fields")}
          </button>
        )}
      </div>
    </div>
  )
}
