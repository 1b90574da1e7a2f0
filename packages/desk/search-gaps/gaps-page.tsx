import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { gapsQuery, synonymsQuery } from "../data/search-gaps.ts"
import { Button } from "../frame/button.tsx"
import { Empty, Skeleton } from "../frame/paper.tsx"
import { useSay } from "../words/words.ts"
import { GapsPart } from "./gaps-part.tsx"
import css from "./search-gaps.module.css"
import { SynonymsPart } from "./synonyms-part.tsx"

/** What readers don't find, and the words that search takes for the same. */
export function GapsPage() {
  const words = useSay()
  const gaps = useQuery({ ...gapsQuery, refetchOnMount: "always" })
  const synonyms = useQuery({ ...synonymsQuery, refetchOnMount: "always", refetchOnReconnect: false })
  /** A question for which a new group is being written; null while none is. */
  const [asked, setAsked] = useState<string | null>(null)
  if (gaps.isError || synonyms.isError)
    return (
      <Empty
        title={words("gaps.failed")}
        action={
          <Button
            onClick={() => {
              void gaps.refetch()
              void synonyms.refetch()
            }}
          >
            {words("retry")}
          </Button>
        }
      />
    )
  if (!gaps.data || !synonyms.data) return <Skeleton lines={8} label={words("loading")} />
  return (
    <div className={css.page}>
      <header>
        <h1>{words("gaps.title")}</h1>
        <p className={css.about}>{words("gaps.about")}</p>
        {!gaps.data.mayEdit && <p className={css.about}>{words("gaps.read-only")}</p>}
      </header>
      <GapsPart list={gaps.data} again={() => void gaps.refetch()} addSynonym={setAsked} />
      <SynonymsPart
        list={synonyms.data}
        asked={asked}
        setAsked={setAsked}
        again={() => void synonyms.refetch()}
      />
    </div>
  )
}
