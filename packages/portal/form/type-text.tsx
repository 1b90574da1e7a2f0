import type { TypeChoice } from "../props-form.ts"
import { Icon } from "../shell/icon.tsx"

/** One type in a list: its picture, its name, and what tells it from its neighbours. */
export function TypeText({ type }: { type: TypeChoice }) {
  return (
    <>
      <Icon name={type.icon} />
      <span>
        <b>{type.title}</b>
        <small>{type.about}</small>
      </span>
    </>
  )
}
