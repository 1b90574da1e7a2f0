import { useQuery, useQueryClient } from "@tanstack/react-query"
import { readSessions, revokeOtherSessions, revokeSession } from "../data/account.ts"
import { Age } from "../frame/age.tsx"
import { Button } from "../frame/button.tsx"
import { Chip } from "../frame/chip.tsx"
import { FormFault } from "../frame/field.tsx"
import { Skeleton } from "../frame/paper.tsx"
import { useAct } from "../frame/use-act.ts"
import { useSubmit } from "../frame/use-submit.ts"
import { useSay } from "../words/words.ts"
import css from "./settings.module.css"

/** Where one is signed in; each can be ended, this one by signing out. */
export function SessionSettings() {
  const words = useSay()
  const client = useQueryClient()
  const { data } = useQuery({ queryKey: ["sessions"], queryFn: readSessions })
  const again = () => void client.invalidateQueries({ queryKey: ["sessions"] })
  const revoke = useAct(revokeSession, again)
  const others = useSubmit(revokeOtherSessions, again)
  const sessions = data?.sessions ?? []
  return (
    <section className={css.section}>
      <h2>
        {words("settings.sessions")}
        {sessions.length > 1 && (
          <Button small look="danger" onClick={others.run} aria-busy={others.busy}>
            {words("settings.sessions.others")}
          </Button>
        )}
      </h2>
      <FormFault error={revoke.error ?? others.error} />
      {!data && <Skeleton lines={2} label={words("loading")} />}
      {sessions.map((session) => (
        <div key={session.id} className={css.row}>
          <span>
            {session.device} {session.current && <Chip tone="ok">{words("settings.sessions.this")}</Chip>}
            <small>
              <bdi dir="ltr">{session.address}</bdi> · {words("settings.sessions.seen")}{" "}
              <Age at={session.lastSeenAt} />
            </small>
          </span>
          {!session.current && (
            <Button small aria-busy={revoke.busyWith === session.id} onClick={() => revoke.run(session.id)}>
              {words("settings.sessions.end")}
            </Button>
          )}
        </div>
      ))}
    </section>
  )
}
