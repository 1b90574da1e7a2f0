import { useQuery, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { readStaff, readTeams } from "../data/account.ts"
import { useCell } from "../data/cell.ts"
import { me } from "../data/state.ts"
import { Button } from "../frame/button.tsx"
import { Icon } from "../frame/icon.tsx"
import { Empty, Skeleton } from "../frame/paper.tsx"
import { useSay } from "../words/words.ts"
import { InviteSheet } from "./invite-sheet.tsx"
import css from "./people.module.css"
import { PeopleTable } from "./people-table.tsx"
import { TeamsSection } from "./teams-section.tsx"

/** Who works here and in which teams; for administrators. */
export function PeoplePage() {
  const words = useSay()
  const person = useCell(me)
  const client = useQueryClient()
  const isAdministrator = person?.role === "administrator"
  const staff = useQuery({ queryKey: ["staff"], queryFn: readStaff, enabled: isAdministrator })
  const teams = useQuery({ queryKey: ["teams"], queryFn: readTeams, enabled: isAdministrator })
  const [inviting, setInviting] = useState(false)
  const again = () => {
    for (const key of ["staff", "teams", "people"]) void client.invalidateQueries({ queryKey: [key] })
  }
  if (!isAdministrator)
    return <Empty title={words("people.not-yours")} text={words("people.not-yours.next")} />
  if (staff.isError || teams.isError)
    return (
      <Empty
        title={words("people.failed")}
        action={
          <Button
            onClick={() => {
              void staff.refetch()
              void teams.refetch()
            }}
          >
            {words("retry")}
          </Button>
        }
      />
    )
  return (
    <div className={css.page}>
      <h1>{words("people.title")}</h1>
      <section>
        <div className={css.head}>
          <h2>{words("people.count", { n: staff.data?.people.length ?? 0 })}</h2>
          <Button look="primary" onClick={() => setInviting(true)}>
            <Icon name="add" />
            {words("people.invite")}
          </Button>
        </div>
        {staff.data && teams.data ? (
          <PeopleTable people={staff.data.people} teams={teams.data.teams} onChanged={again} />
        ) : (
          <Skeleton lines={6} label={words("loading")} />
        )}
      </section>
      {teams.data && (
        <TeamsSection teams={teams.data.teams} people={staff.data?.people ?? []} onChanged={again} />
      )}
      {inviting && (
        <InviteSheet
          teams={teams.data?.teams ?? []}
          onClose={() => setInviting(false)}
          onInvited={() => {
            setInviting(false)
            again()
          }}
        />
      )}
    </div>
  )
}
