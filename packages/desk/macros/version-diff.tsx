import type { MacroContent } from "@veridesk/contract/macros.ts"
import { useSay } from "../words/words.ts"
import { useActionText } from "./action-text.ts"
import { lineDiff } from "./line-diff.ts"
import css from "./macros-page.module.css"

/** What one version changed of the one before it, part by part. */
export function VersionDiff({ before, after }: { before: MacroContent; after: MacroContent }) {
  const words = useSay()
  const actionText = useActionText()
  const partsOf = (c: MacroContent): [string, string][] => [
    [`${words("macros.name")} · ${words("macros.side.en")}`, c.title.en],
    [`${words("macros.name")} · ${words("macros.side.zh")}`, c.title.zh],
    [`${words("macros.text")} · ${words("macros.side.en")}`, c.body.en],
    [`${words("macros.text")} · ${words("macros.side.zh")}`, c.body.zh],
    [words("macros.group"), [c.group.en, c.group.zh].filter(Boolean).join(" · ")],
    [words("macros.actions"), c.actions.map(actionText).join("\n")],
    [words("macros.forms"), c.forms.join("\n")],
    [words("macros.visibility"), words(`macros.visibility.${c.visibility}`)],
    [words("macros.review"), c.reviewOn ?? ""],
    [words("macros.compliance"), c.compliance ? "✓" : ""],
  ]
  const old = new Map(partsOf(before))
  const changed = partsOf(after).filter(([label, text]) => old.get(label) !== text)
  if (changed.length === 0) return <p className={css.none}>{words("macros.diff.none")}</p>
  return (
    <dl className={css.diff}>
      {changed.map(([label, text]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd dir="auto">
            {lineDiff(old.get(label) ?? "", text).map((line, at) => (
              <Line key={at} sign={line.sign} text={line.text} />
            ))}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Line({ sign, text }: { sign: "same" | "gone" | "new"; text: string }) {
  if (sign === "gone") return <del>{text || " "}</del>
  if (sign === "new") return <ins>{text || " "}</ins>
  return <span>{text || " "}</span>
}
