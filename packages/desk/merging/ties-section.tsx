import { useQuery } from "@tanstack/react-query"
import type { Ties } from "@veridesk/contract/merging.ts"
import type { ReactNode } from "react"
import { useCell } from "../data/cell.ts"
import { rows } from "../data/state.ts"
import { Button, IconButton } from "../frame/button.tsx"
import { Section } from "../panel/section.tsx"
import { useSay } from "../words/words.ts"
import { childrenStillOpen, removeLink, takeMergeBack, takeSplitBack, tellOfParent } from "./acts.ts"
import css from "./merging.module.css"
import { PossibleDuplicates } from "./possible-duplicates.tsx"
import { tiesQuery } from "./server.ts"
import { TiedTicket } from "./tied-ticket.tsx"

/** What is tied to the ticket: perhaps the same, merged, split off, linked, each with the way back. */
export function TiesSection({ id }: { id: string }) {
  const words = useSay()
  const { data } = useQuery(tiesQuery(id))
  const status = useCell(rows.of(id))?.status
  if (!data || isEmpty(data)) return null
  const stillOpen = childrenStillOpen(data)
  return (
    <Section name="ties" title={words("ties.title")}>
      <div className={css.ties}>
        <PossibleDuplicates id={id} possible={data.possible} />
        <Merged id={id} merged={data.merged} />
        <Split ties={data} id={id} />
        <Links id={id} links={data.links} />
        {status === "solved" && stillOpen > 0 && (
          <Button small onClick={() => void tellOfParent(id)}>
            {words("ties.tell", { n: stillOpen })}
          </Button>
        )}
      </div>
    </Section>
  )
}

function isEmpty({ possible, merged, splits, splitFrom, links }: Ties): boolean {
  return possible.length + merged.length + splits.length + links.length === 0 && !splitFrom
}

function Merged({ id, merged }: { id: string; merged: Ties["merged"] }) {
  const words = useSay()
  return (
    <Part title={words("ties.merged")} shown={merged.length > 0}>
      {merged.map((one) => (
        <TiedTicket key={one.mergeId} ticket={one.ticket} note={one.reason || undefined} laid={one}>
          <Button
            small
            look="quiet"
            onClick={() => void takeMergeBack(one.mergeId, { own: one.ticket.id, other: id })}
          >
            {words("merge.undo")}
          </Button>
        </TiedTicket>
      ))}
    </Part>
  )
}

function Split({ ties, id }: { ties: Ties; id: string }) {
  const words = useSay()
  const number = useCell(rows.of(id))?.number ?? ""
  const back = (part: { id: string }, whole: { id: string; number: string }) => (
    <Button small look="quiet" onClick={() => void takeSplitBack(part, whole)}>
      {words("split.back")}
    </Button>
  )
  return (
    <>
      <Part title={words("ties.whole")} shown={ties.splitFrom !== null}>
        {ties.splitFrom && (
          <TiedTicket ticket={ties.splitFrom.ticket} laid={ties.splitFrom}>
            {back({ id }, ties.splitFrom.ticket)}
          </TiedTicket>
        )}
      </Part>
      <Part title={words("ties.parts")} shown={ties.splits.length > 0}>
        {ties.splits.map((one) => (
          <TiedTicket key={one.ticket.id} ticket={one.ticket} laid={one}>
            {back(one.ticket, { id, number })}
          </TiedTicket>
        ))}
      </Part>
    </>
  )
}

function Links({ id, links }: { id: string; links: Ties["links"] }) {
  const words = useSay()
  return (
    <Part title={words("ties.linked")} shown={links.length > 0}>
      {links.map((one) => (
        <TiedTicket key={one.linkId} ticket={one.ticket} note={words(`kin.${one.as}`)} laid={one}>
          <IconButton
            icon="close"
            label={words("link.remove", { number: one.ticket.number })}
            onPress={() => void removeLink(one, id)}
          />
        </TiedTicket>
      ))}
    </Part>
  )
}

function Part({ title, shown, children }: { title: string; shown: boolean; children: ReactNode }) {
  if (!shown) return null
  return (
    <div>
      <h4 className={css.part}>{title}</h4>
      <ul className={css.list}>{children}</ul>
    </div>
  )
}
