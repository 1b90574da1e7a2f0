import type { VNode } from "preact"
import type { sheets } from "./islands.ts"
import type { PageKind, PageProps } from "./props.ts"
import type { PageState } from "./shell/page-state.ts"
import type { Here } from "./shell/top-bar.tsx"

/** A drawn page and what the document around it has to know. */
export interface Drawing {
  title: string
  body: VNode
  here: Here | null
  /** Form that a language switch posts, so that its values are kept. */
  form: string | null
  /** Entry that brings it to life. */
  island: string | null
  /** Style sheet besides the one of every page. */
  sheet?: keyof typeof sheets
}

export type Draw = { [Kind in PageKind]: (props: PageProps[Kind], page: PageState) => Drawing }
