import type { ReactNode } from "react"

export interface Choice {
  id: string
  text: string
  /** What choosing it means, in a line of its own. */
  about?: string
  /** A smaller word at the end: a key, a count, a role. */
  more?: string
  glyph?: ReactNode
  danger?: boolean
  off?: boolean
}

export interface ChoiceGroup {
  title?: string
  choices: readonly Choice[]
}

export interface MenuProps {
  /** What the menu is for; spoken after the words in its button. */
  label: string
  /** Asked for when the menu opens. */
  groups(): readonly ChoiceGroup[]
  selected?: string
  onChoose(id: string): void
  /** Gives the menu a field to type in; for lists one would otherwise have to scroll. */
  searchable?: boolean
}
