import { newId } from "@veridesk/contract/ids.ts"
import type { MacroLine, MacroVersion, OpenedMacro } from "@veridesk/contract/macros.ts"
import { useState } from "react"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { Button } from "../frame/button.tsx"
import { Chip } from "../frame/chip.tsx"
import { FormFault } from "../frame/field.tsx"
import { wholeTime } from "../frame/time.ts"
import { useSubmit } from "../frame/use-submit.ts"
import { useSay } from "../words/words.ts"
import css from "./macros-page.module.css"
import { restoreMacro } from "./server.ts"
import { VersionDiff } from "./version-diff.tsx"

/** Every version with who wrote it and why; what it changed, and the way back to it. */
export function MacroVersions(props: { macro: OpenedMacro; onRestored(macro: OpenedMacro): void }) {
  const { macro, onRestored } = props
  const words = useSay()
  const [shown, setShown] = useState<number | null>(null)
  return (
    <section className={css.versions}>
      <h3>{words("macros.versions")}</h3>
      <ol>
        {macro.versions.map((version, at) => {
          const before = macro.versions[at + 1]
          return (
            <li key={version.version}>
              <div className={css.version}>
                <VersionLine version={version} published={macro.line.published} />
                <span className={css.ways}>
                  {before && (
                    <Button
                      small
                      look="quiet"
                      aria-expanded={shown === version.version}
                      onClick={() => setShown(shown === version.version ? null : version.version)}
                    >
                      {words("macros.diff")}
                    </Button>
                  )}
                  {macro.mayEdit && version.version !== macro.line.latest && (
                    <Restore line={macro.line} version={version.version} onRestored={onRestored} />
                  )}
                </span>
              </div>
              {before && shown === version.version && (
                <VersionDiff before={before.content} after={version.content} />
              )}
            </li>
          )
        })}
      </ol>
    </section>
  )
}

/** One click: the old text comes back as the newest version. */
function Restore(props: { line: MacroLine; version: number; onRestored(macro: OpenedMacro): void }) {
  const { line, version, onRestored } = props
  const words = useSay()
  const restore = useSubmit(
    () => restoreMacro(line.key, { requestId: newId(), basedOn: line.latest, version }),
    onRestored,
  )
  return (
    <>
      <FormFault error={restore.error} />
      <Button small aria-busy={restore.busy} onClick={restore.run}>
        {words("macros.restore")}
      </Button>
    </>
  )
}

function VersionLine({ version, published }: { version: MacroVersion; published: number | null }) {
  const words = useSay()
  const { locale } = useCell(prefs)
  const by = version.authorId === null ? words("macros.shipped") : (version.authorName ?? "")
  return (
    <span>
      <b>{words("macros.version", { n: version.version })}</b>{" "}
      {version.version === published && <Chip tone="ok">{words("macros.published")}</Chip>}
      {version.publishedAt === null && <Chip tone="warn">{words("macros.not-published")}</Chip>}
      <small>
        {by} · <time dateTime={version.at}>{wholeTime(locale, version.at, "minutes")}</time>
        {version.approvedByName && <> · {words("macros.approved-by", { who: version.approvedByName })}</>}
        {version.note && <> · {version.note}</>}
      </small>
    </span>
  )
}
