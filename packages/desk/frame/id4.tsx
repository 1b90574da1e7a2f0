import { Fragment } from "react"
import { say, useSay } from "../words/words.ts"
import { IconButton } from "./button.tsx"
import css from "./id4.module.css"
import { tell } from "./toasts.ts"

/**
 * An identifier, whole, in groups of four. The gaps are margins, so a copy of the text carries no spaces.
 * `differs` marks the characters that are not the same as in another one.
 */
export function Id4(props: {
  value: string
  width?: "five" | "eight"
  small?: boolean
  differs?: ReadonlySet<number>
}) {
  const { value, width, small, differs } = props
  const groups = value.match(/.{1,4}/gsu) ?? []
  const classes = [css.id4, width && css[width], small && css.small]
  return (
    <bdi dir="ltr" className={classes.filter(Boolean).join(" ")}>
      {groups.map((group, g) => (
        <Fragment key={g}>
          {g > 0 && <wbr />}
          <i>
            {differs
              ? [...group].map((letter, i) =>
                  differs.has(g * 4 + i) ? (
                    <span key={i} className={css.differs}>
                      {letter}
                    </span>
                  ) : (
                    letter
                  ),
                )
              : group}
          </i>
        </Fragment>
      ))}
    </bdi>
  )
}

/** An identifier with a button that copies all of it. `what` is its name in the button. */
export function Id4Line(props: {
  value: string
  what: string
  width?: "five" | "eight"
  differs?: ReadonlySet<number>
}) {
  const { value, what, width, differs } = props
  const words = useSay()
  return (
    <div className={css.line}>
      <Id4 value={value} width={width} differs={differs} />
      <IconButton
        icon="copy"
        label={words("copy.whole", { what })}
        className={css.copy}
        onPress={() => void copyWhole(value, what)}
      />
    </div>
  )
}

/** Puts the whole value on the clipboard and says so, with its length, so that a cut one would be noticed. */
export async function copyWhole(value: string, what: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(value)
    tell(say("copy.done", { what, n: value.length }))
  } catch {
    tell(say("copy.failed"), { tone: "fault" })
  }
}

/** Positions at which two identifiers are not the same. */
export function differences(a: string, b: string): Set<number> {
  const places = new Set<number>()
  for (let i = 0; i < Math.max(a.length, b.length); i++) if (a[i] !== b[i]) places.add(i)
  return places
}
