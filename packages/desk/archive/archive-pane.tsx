import { useInfiniteQuery } from "@tanstack/react-query"
import { useCell } from "../data/cell.ts"
import { MailsPane } from "../mail/mails-pane.tsx"
import { useSay } from "../words/words.ts"
import { ArchiveDetail } from "./archive-detail.tsx"
import { ArchiveForm } from "./archive-form.tsx"
import { ArchiveLine } from "./archive-line.tsx"
import { asked, isAsking } from "./asked.ts"
import { archiveQuery } from "./server.ts"

/** All mails that came in or went out, as they are looked for, and beside them the one that is open. */
export function ArchivePane({ id }: { id: string | null }) {
  const words = useSay()
  const sought = useCell(asked)
  const none = isAsking(sought) ? "archive.nothing" : "archive.none"
  return (
    <MailsPane
      tab="archive"
      id={id}
      pages={useInfiniteQuery(archiveQuery(sought))}
      above={<ArchiveForm />}
      line={(row, at) => <ArchiveLine key={row.id} row={row} {...at} />}
      none={{ title: words(none), text: words(`${none}.next`) }}
      detail={(mail, { onBack }) => <ArchiveDetail key={mail} id={mail} onBack={onBack} />}
    />
  )
}
