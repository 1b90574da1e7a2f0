import type { Routing, RuleSet } from "@veridesk/contract/assignment.ts"
import { newId } from "@veridesk/contract/ids.ts"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { Button } from "../frame/button.tsx"
import { Chip } from "../frame/chip.tsx"
import { FormFault } from "../frame/field.tsx"
import { tell } from "../frame/toasts.ts"
import { useAct } from "../frame/use-act.ts"
import { useSay } from "../words/words.ts"
import { readVersion, rollBack } from "./api.ts"
import css from "./routing.module.css"

/** All versions, newest first; going back makes a new one that is equal to an old one. */
export function VersionsSection(props: { routing: Routing; onLook(set: RuleSet): void; onChanged(): void }) {
  const { routing, onLook, onChanged } = props
  const words = useSay()
  const { locale } = useCell(prefs)
  const back = useAct(
    (to) => rollBack({ requestId: newId(), basedOn: routing.latest, to: Number(to) }),
    ({ version }) => {
      tell(words("routing.saved", { version: String(version) }))
      onChanged()
    },
  )
  const look = useAct(
    (version) => readVersion(Number(version)),
    (set) => {
      onLook(set)
      tell(words("versions.look.done"))
    },
  )
  return (
    <section aria-labelledby="versions-title">
      <div className={css.head}>
        <h2 id="versions-title">{words("versions.title")}</h2>
      </div>
      <FormFault error={back.error ?? look.error} />
      <ol className={css.versions}>
        {routing.versions.map(({ version, note, author, createdAt }) => (
          <li key={version}>
            <span>
              <b>{words("versions.number", { version: String(version) })}</b>{" "}
              {version === routing.active && <Chip tone="ok">{words("versions.active")}</Chip>}
              <small>
                {author ?? words("versions.default")} · {dateText(createdAt, locale)}
                {note && ` · ${note}`}
              </small>
            </span>
            {version !== routing.latest && (
              <span className={css.acting}>
                <Button
                  look="quiet"
                  small
                  aria-label={words("versions.look.label", { version: String(version) })}
                  aria-busy={look.busyWith === String(version)}
                  onClick={() => look.run(String(version))}
                >
                  {words("versions.look")}
                </Button>
                <Button
                  small
                  aria-label={words("versions.back.label", { version: String(version) })}
                  aria-busy={back.busyWith === String(version)}
                  onClick={() => back.run(String(version))}
                >
                  {words("versions.back")}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Day and time as the reader writes them. */
export function dateText(iso: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" }).format(new Date(iso))
}
