import type { ComponentChildren } from "preact"
import { paths } from "../paths.ts"
import { usePage } from "../shell/page-state.ts"

export function Part(props: { id: string; title: string; about?: string; children: ComponentChildren }) {
  return (
    <section class="part" aria-labelledby={`${props.id}-h`}>
      <header>
        <h2 id={`${props.id}-h`}>{props.title}</h2>
        {props.about && <p class="meta">{props.about}</p>}
      </header>
      <div class="in">{props.children}</div>
    </section>
  )
}

interface ActProps {
  act: string
  label: string
  id?: string
  danger?: boolean
}

/** One deed as a form of its own, so that it works without JavaScript. */
export function SecurityAct({ act, label, id, danger }: ActProps) {
  const { csrf } = usePage()
  return (
    <form method="post" action={paths.security}>
      <input type="hidden" name="_csrf" value={csrf} />
      {id && <input type="hidden" name="id" value={id} />}
      <button class={danger ? "btn small danger" : "btn small"} name="act" value={act}>
        {label}
      </button>
    </form>
  )
}
