import { useLocation, useRouter } from "@tanstack/react-router"
import type { Me } from "@veridesk/contract/staff-account.ts"
import { useEffect, useRef } from "react"
import { useCell } from "../data/cell.ts"
import { deskChats } from "../data/chats.ts"
import { counts } from "../data/state.ts"
import { list, turnTo } from "../inbox/list.ts"
import { useViews } from "../inbox/views.ts"
import { useSay } from "../words/words.ts"
import { Icon } from "./icon.tsx"
import type { DeskIcon } from "./icon-names.ts"
import { goTo } from "./place.ts"
import css from "./rail.module.css"

/** The views one works with and the few other pages; at the bottom of the screen on a phone. */
export function Rail({ me }: { me: Me }) {
  const words = useSay()
  const router = useRouter()
  const path = useLocation({ select: (location) => location.pathname })
  const { spec } = useCell(list)
  const numbers = useCell(counts)
  const chats = useCell(deskChats)
  const atInbox = path.startsWith("/inbox")
  return (
    <nav className={css.rail} aria-label={words("rail.label")}>
      <div className={css.views}>
        {useViews().map(({ view, name, icon, letter }) => (
          <RailItem
            key={view}
            name={name}
            icon={icon}
            letter={letter}
            count={numbers[view]}
            hot={view === "mine"}
            current={atInbox && spec.view === view}
            onPress={() => {
              turnTo({ ...spec, view })
              if (!atInbox || innerWidth <= 900) goTo(null)
              if (!atInbox) void router.navigate({ to: "/inbox/{-$id}", params: { id: undefined } })
            }}
          />
        ))}
      </div>
      {chats && me.role !== "auditor" && (
        <RailItem
          name={words("chats.title")}
          icon="chats"
          count={chats.waitingCount}
          hot={chats.mine.some(({ row }) => row.unread)}
          current={path.startsWith("/chats")}
          onPress={() => void router.navigate({ to: "/chats/{-$id}", params: { id: undefined } })}
        />
      )}
      <RailItem
        name={words("rail.mail")}
        icon="mail"
        current={path.startsWith("/mail")}
        onPress={() =>
          void router.navigate({ to: "/mail/{-$tab}/{-$mail}", params: { tab: undefined, mail: undefined } })
        }
      />
      <RailItem
        name={words("my-work.title")}
        icon="tasks"
        current={path.startsWith("/work")}
        onPress={() => void router.navigate({ to: "/work" })}
      />
      <RailItem
        name={words("incidents.title")}
        icon="incident"
        current={path.startsWith("/incidents")}
        onPress={() =>
          void router.navigate({ to: "/incidents/{-$incident}", params: { incident: undefined } })
        }
      />
      <RailItem
        name={words("knowledge.title")}
        icon="knowledge"
        current={path.startsWith("/knowledge")}
        onPress={() => void router.navigate({ to: "/knowledge/{-$article}", params: { article: undefined } })}
      />
      <RailItem
        name={words("rail.announcements")}
        icon="announcement"
        current={path.startsWith("/announcements")}
        onPress={() =>
          void router.navigate({
            to: "/announcements/{-$announcement}",
            params: { announcement: undefined },
          })
        }
      />
      <span className={css.gap} />
      {(me.role === "administrator" || me.role === "lead") && (
        <RailItem
          name={words("admin.title")}
          icon="flow"
          current={path.startsWith("/admin")}
          onPress={() => void router.navigate({ to: "/admin/{-$section}", params: { section: undefined } })}
        />
      )}
      {me.role === "administrator" && (
        <RailItem
          name={words("people.title")}
          icon="people"
          current={path.startsWith("/people")}
          onPress={() => void router.navigate({ to: "/people" })}
        />
      )}
      <RailItem
        name={words("settings.title")}
        icon="settings"
        current={path.startsWith("/settings")}
        onPress={() => void router.navigate({ to: "/settings" })}
      />
    </nav>
  )
}

function RailItem(props: {
  name: string
  icon: DeskIcon
  letter?: string
  current: boolean
  count?: number
  hot?: boolean
  onPress(): void
}) {
  const { name, icon, letter, current, count, hot, onPress } = props
  const item = useRef<HTMLButtonElement>(null)
  // On a phone there are more of them than the screen is wide.
  useEffect(() => {
    if (current) item.current?.scrollIntoView({ block: "nearest", inline: "nearest" })
  }, [current])
  return (
    <button
      ref={item}
      type="button"
      className={css.item}
      aria-current={current ? "page" : undefined}
      data-tip={name}
      onClick={onPress}
    >
      {letter ? (
        <span className={css.letter} aria-hidden="true">
          {letter}
        </span>
      ) : (
        <Icon name={icon} size={20} />
      )}
      <span className={css.label}>{name}</span>
      {count !== undefined && count > 0 && (
        <span className={hot ? `${css.count} ${css.hot}` : css.count}>{count > 999 ? "999+" : count}</span>
      )}
    </button>
  )
}
