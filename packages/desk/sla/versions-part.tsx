import type { PolicyPage } from "@veridesk/contract/sla.ts"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { Button } from "../frame/button.tsx"
import { FormFault } from "../frame/field.tsx"
import { wholeTime } from "../frame/time.ts"
import { tell } from "../frame/toasts.ts"
import { useSubmit } from "../frame/use-submit.ts"
import { useSay } from "../words/words.ts"
import { restorePolicy } from "./asks.ts"
import css from "./clocks-page.module.css"

/** Who changed the rules, when and why; any version can be made the newest again. */
export function VersionsPart({ page, again }: { page: PolicyPage; again(): void }) {
  const words = useSay()
  return (
    <section>
      <h2>{words("sla.versions")}</h2>
      <ol className={css.versions}>
        {page.versions.map((version) => (
          <Version key={version.version} version={version} page={page} again={again} />
        ))}
      </ol>
    </section>
  )
}

function Version(props: { version: PolicyPage["versions"][number]; page: PolicyPage; again(): void }) {
  const { version, page, again } = props
  const words = useSay()
  const { locale } = useCell(prefs)
  const restore = useSubmit(
    () => restorePolicy(version.version, page.version),
    (done) => {
      tell(words("sla.saved", { version: done.version }))
      again()
    },
  )
  return (
    <li>
      <span>
        <b>{words("sla.version", { version: version.version })}</b> {version.note}
        <small>
          {version.by ?? words("sla.version.shipped")} · {wholeTime(locale, version.at, "minutes")}
        </small>
      </span>
      {version.version === page.version ? (
        <small>{words("sla.version.now")}</small>
      ) : (
        <Button small onClick={restore.run} aria-busy={restore.busy}>
          {words("sla.version.restore")}
        </Button>
      )}
      <FormFault error={restore.error} />
    </li>
  )
}
