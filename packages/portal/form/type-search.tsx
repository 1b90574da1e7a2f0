import { useEffect, useRef, useState } from "preact/hooks"
import type { TypeChoice } from "../props-form.ts"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"
import { findTypes } from "./find-types.ts"
import { TypeText } from "./type-text.tsx"

export interface SearchProps {
  types: TypeChoice[]
  chosen: string | null
  onChoose: (type: string) => void
  /** Null where nothing is chosen yet: then the list stays. */
  onClose: (() => void) | null
}

/** All types in their groups under a search box: the arrows go through them, Enter takes one, Escape goes back. */
export function TypeSearch({ types, chosen, onChoose, onClose }: SearchProps) {
  const { t } = usePage()
  const [query, setQuery] = useState("")
  const [active, setActive] = useState<string | null>(null)
  const box = useRef<HTMLInputElement>(null)
  const found = findTypes(types, query)
  const groups = [...new Set(found.map((each) => each.group))]
  const ordered = groups.flatMap((group) => found.filter((each) => each.group === group))
  const at = ordered.findIndex((each) => each.type === active)

  // Opened by somebody who wants to change it; where nothing is chosen yet the page's own order is theirs.
  const opened = useRef(onClose !== null)
  useEffect(() => {
    if (opened.current) box.current?.focus()
  }, [])
  useEffect(() => {
    if (active) document.getElementById(`t-${active}`)?.scrollIntoView({ block: "nearest" })
  }, [active])

  const go = (to: number) =>
    setActive(ordered[(to + ordered.length) % Math.max(1, ordered.length)]?.type ?? null)
  const keys: Record<string, () => void> = {
    ArrowDown: () => go(at + 1),
    ArrowUp: () => go(at < 0 ? -1 : at - 1),
    Home: () => go(0),
    End: () => go(-1),
    Enter: () => {
      const type = ordered[at < 0 && query.trim() !== "" ? 0 : at]?.type
      if (type) onChoose(type)
    },
    Escape: () => (query === "" ? onClose?.() : type("")),
  }
  const type = (text: string) => {
    setQuery(text)
    setActive(null)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // Keys that end a word of an input method belong to it.
    const act = event.isComposing || event.keyCode === 229 ? undefined : keys[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }
  return (
    <div class="picker">
      <div class="find-type">
        <Icon name="search" />
        <input
          ref={box}
          class="input"
          type="text"
          role="combobox"
          aria-expanded="true"
          aria-controls="type-list"
          aria-autocomplete="list"
          aria-activedescendant={at < 0 ? undefined : `t-${active}`}
          aria-label={t("form.find")}
          placeholder={t("form.find")}
          autocomplete="off"
          value={query}
          onInput={(event) => type(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <p role="status" class={ordered.length > 0 ? "vh" : "none"}>
        {query.trim() !== "" && t("form.find.n", { n: ordered.length })}
      </p>
      <div class="list" role="listbox" id="type-list" aria-label={t("form.type")}>
        {groups.map((group, n) => (
          <div key={group} role="group" aria-labelledby={`g-${n}`}>
            <p id={`g-${n}`} class="legend">
              {group}
            </p>
            {ordered
              .filter((each) => each.group === group)
              .map((each) => (
                <button
                  type="button"
                  tabIndex={-1}
                  key={each.type}
                  id={`t-${each.type}`}
                  class={each.type === active ? "option active" : "option"}
                  role="option"
                  aria-selected={each.type === chosen}
                  onClick={() => onChoose(each.type)}
                >
                  <TypeText type={each} />
                </button>
              ))}
          </div>
        ))}
      </div>
    </div>
  )
}
