import css from "./avatar.module.css"
import { Icon } from "./icon.tsx"

const HUES = 7

/** The first letter of a name on its own hue; a pen and a ring where that person is writing. */
export function Avatar(props: { name: string; id: string; large?: boolean; doing?: "viewing" | "writing" }) {
  const { name, id, large, doing } = props
  const hue = css[`hue-${hueOf(id)}` as keyof typeof css]
  const classes = [css.av, hue, large && css.large, doing && css[doing]]
  return (
    <span className={classes.filter(Boolean).join(" ")} aria-hidden="true">
      {[...name][0]?.toUpperCase()}
      {doing === "writing" && (
        <span className={css.pen}>
          <Icon name="edit" size={12} />
        </span>
      )}
    </span>
  )
}

/** The same person has the same hue on every desk. */
function hueOf(id: string): number {
  let sum = 0
  for (const letter of id) sum = (sum * 31 + letter.charCodeAt(0)) % 9973
  return (sum % HUES) + 1
}
