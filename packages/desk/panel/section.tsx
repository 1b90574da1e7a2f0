import type { ReactNode } from "react"
import { useCell } from "../data/cell.ts"
import { prefer, prefs } from "../data/prefs.ts"
import { Icon } from "../frame/icon.tsx"
import css from "./side-panel.module.css"

/** A part of the panel that can be folded, and stays so. */
export function Section(props: { name: string; title: string; more?: ReactNode; children: ReactNode }) {
  const { name, title, more, children } = props
  const { folded } = useCell(prefs)
  const isFolded = folded.includes(name)
  const toggle = () => prefer({ folded: isFolded ? folded.filter((key) => key !== name) : [...folded, name] })
  return (
    <section className={isFolded ? `${css.section} ${css.folded}` : css.section}>
      <h3>
        <button type="button" className={css.title} aria-expanded={!isFolded} onClick={toggle}>
          <Icon name="down" />
          {title}
          {more && <small>{more}</small>}
        </button>
      </h3>
      {!isFolded && children}
    </section>
  )
}
