import { useQuery } from "@tanstack/react-query"
import type { Policy, PolicyPage } from "@veridesk/contract/sla.ts"
import { useState } from "react"
import { peopleQuery } from "../data/queries.ts"
import { Button } from "../frame/button.tsx"
import { Empty, Skeleton } from "../frame/paper.tsx"
import { useSay } from "../words/words.ts"
import { readPolicy } from "./asks.ts"
import { CalendarsPart } from "./calendars-part.tsx"
import css from "./clocks-page.module.css"
import { PreviewPart } from "./preview-part.tsx"
import { RulesPart } from "./rules-part.tsx"
import { SaveBar } from "./save-bar.tsx"
import { TargetsPart } from "./targets-part.tsx"
import { TeamsPart } from "./teams-part.tsx"
import { VersionsPart } from "./versions-part.tsx"

/** What is promised, by whose hours, and what happens before a promise breaks; kept as versions of one document. */
export function ClocksPage() {
  const words = useSay()
  const page = useQuery({ queryKey: ["sla"], queryFn: readPolicy })
  if (page.isError)
    return (
      <Empty
        title={words("sla.failed")}
        action={<Button onClick={() => void page.refetch()}>{words("retry")}</Button>}
      />
    )
  if (!page.data) return <Skeleton lines={8} label={words("loading")} />
  return <Editing key={page.data.version} page={page.data} again={() => void page.refetch()} />
}

function Editing({ page, again }: { page: PolicyPage; again: () => void }) {
  const words = useSay()
  const { data: people } = useQuery(peopleQuery)
  const [policy, setPolicy] = useState<Policy>(page.policy)
  const change = (part: Partial<Policy>) => setPolicy({ ...policy, ...part })
  const teams = people?.teams ?? []
  return (
    <div className={css.page}>
      <header>
        <h1>{words("sla.title")}</h1>
        <p className={css.about}>{words("sla.about")}</p>
      </header>
      <TargetsPart policy={policy} change={change} />
      <TeamsPart policy={policy} teams={teams} change={change} />
      <CalendarsPart page={page} policy={policy} change={change} />
      <RulesPart policy={policy} teams={teams} change={change} />
      <PreviewPart />
      <VersionsPart page={page} again={again} />
      {policy !== page.policy && (
        <SaveBar page={page} policy={policy} undo={() => setPolicy(page.policy)} again={again} />
      )}
    </div>
  )
}
