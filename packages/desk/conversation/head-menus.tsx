import { useQuery } from "@tanstack/react-query"
import type { ConversationRow } from "@veridesk/contract/conversation.ts"
import { Suspense, useState } from "react"
import { useCell } from "../data/cell.ts"
import { peopleQuery } from "../data/queries.ts"
import { me } from "../data/state.ts"
import { keyOf } from "../frame/actions.ts"
import { Avatar } from "../frame/avatar.tsx"
import { Icon } from "../frame/icon.tsx"
import { ChoiceMenu } from "../frame/menu.tsx"
import { part } from "../frame/part.tsx"
import { holding, type MergingSheet, mergingSheet } from "../frame/place.ts"
import { useNames } from "../inbox/views.ts"
import { useSay } from "../words/words.ts"
import { assign, handOff, prioritise } from "./change.ts"
import { priorityName } from "./event-line.ts"
import { useOpenByKey } from "./use-open-by-key.ts"

const HandOffSheet = part(() => import("./hand-off-sheet.tsx").then((m) => m.HandOffSheet))

const NOBODY = "nobody"
const PRIORITIES = [0, 1, 2, 3, 4] as const

const TIES: readonly MergingSheet[] = ["merge", "split", "link"]
const TIE_ICONS = { merge: "merge", split: "split", link: "link" } as const

/** What one does less often, each by a sheet. */
export function MoreMenu({ id: conversationId }: { id: string }) {
  const words = useSay()
  const role = useCell(me)?.role
  return (
    <ChoiceMenu
      label={words("head.more")}
      groups={() => [
        {
          choices: [
            ...TIES.map((id) => ({
              id,
              text: words(`${id}.menu`),
              more: keyOf(id) ?? undefined,
              glyph: <Icon name={TIE_ICONS[id]} />,
            })),
            ...(role === "lead" || role === "administrator"
              ? [{ id: "hold", text: words("hold.menu"), glyph: <Icon name="lock" /> }]
              : []),
          ],
        },
      ]}
      onChoose={(id) =>
        id === "hold" ? holding.set(conversationId) : mergingSheet.set(TIES.find((tie) => tie === id) ?? null)
      }
    >
      <Icon name="dots" size={14} />
    </ChoiceMenu>
  )
}

/** Oneself first, then the team's people, then the others. */
export function AssigneeMenu({ row }: { row: ConversationRow }) {
  const words = useSay()
  const open = useOpenByKey("assign")
  const names = useNames()
  const myId = useCell(me)?.id ?? ""
  const { data: people } = useQuery(peopleQuery)
  const able = (people?.staff ?? []).filter((person) => person.active && person.role !== "auditor")
  const others = able.filter(({ id }) => id !== myId)
  const inTeam = others.filter((person) => row.teamId !== null && person.teamIds.includes(row.teamId))
  const choice = (person: (typeof able)[number]) => ({
    id: person.id,
    text: person.name,
    glyph: <Avatar id={person.id} name={person.name} />,
  })
  const shown = row.assigneeId === myId ? words("assignee.me") : names.staff(row.assigneeId)
  return (
    <ChoiceMenu
      {...open}
      searchable
      label={words("head.assignee")}
      selected={row.assigneeId ?? NOBODY}
      groups={() =>
        [
          {
            choices: [
              ...able
                .filter(({ id }) => id === myId)
                .map((person) => ({
                  ...choice(person),
                  text: words("assignee.me"),
                  more: keyOf("assign-me") ?? undefined,
                })),
              { id: NOBODY, text: words("assignee.nobody"), glyph: <Icon name="minus" /> },
            ],
          },
          { title: names.team(row.teamId) || undefined, choices: inTeam.map(choice) },
          {
            title: words("assignee.others"),
            choices: others.filter((person) => !inTeam.includes(person)).map(choice),
          },
        ].filter(({ choices }) => choices.length > 0)
      }
      onChoose={(id) => assign(row.id, id === NOBODY ? null : id, names.staff(id))}
    >
      {row.assigneeId ? (
        <Avatar id={row.assigneeId} name={names.staff(row.assigneeId) || "·"} />
      ) : (
        <Icon name="assign" />
      )}
      {shown || words("assignee.nobody")}
      <Icon name="down" size={12} />
    </ChoiceMenu>
  )
}

export function TeamMenu({ row }: { row: ConversationRow }) {
  const words = useSay()
  const open = useOpenByKey("team")
  const names = useNames()
  const { data: people } = useQuery(peopleQuery)
  const [to, setTo] = useState<string | null>(null)
  return (
    <>
      <ChoiceMenu
        {...open}
        searchable
        label={words("head.team")}
        selected={row.teamId ?? NOBODY}
        groups={() => [
          {
            choices: (people?.teams ?? []).map(({ id, name }) => ({
              id,
              text: name,
              glyph: <Icon name="team" />,
            })),
          },
        ]}
        onChoose={(id) => setTo(id === row.teamId ? null : id)}
      >
        <Icon name="team" size={14} />
        {names.team(row.teamId) || words("team.none")}
        <Icon name="down" size={12} />
      </ChoiceMenu>
      {to && (
        <Suspense fallback={null}>
          <HandOffSheet
            team={names.team(to)}
            onClose={() => setTo(null)}
            onHandOff={(reason) => handOff(row.id, { teamId: to, name: names.team(to), reason })}
          />
        </Suspense>
      )}
    </>
  )
}

export function PriorityMenu({ row }: { row: ConversationRow }) {
  const words = useSay()
  const open = useOpenByKey("priority")
  const name = priorityName(words, row.priority)
  return (
    <ChoiceMenu
      {...open}
      label={words("head.priority")}
      selected={String(row.priority)}
      groups={() => [{ choices: PRIORITIES.map((n) => ({ id: String(n), text: priorityName(words, n) })) }]}
      onChoose={(id) => prioritise(row.id, Number(id), priorityName(words, id))}
    >
      <Icon name="flag" size={14} />
      {name}
      <Icon name="down" size={12} />
    </ChoiceMenu>
  )
}
