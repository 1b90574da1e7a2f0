import { useQuery } from "@tanstack/react-query"
import { useCell } from "../data/cell.ts"
import { deskChats } from "../data/chats.ts"
import { Button } from "../frame/button.tsx"
import { Empty, Skeleton } from "../frame/paper.tsx"
import { useSay } from "../words/words.ts"
import { AgentsSection } from "./agents-section.tsx"
import { settingsQuery } from "./server.ts"
import css from "./settings.module.css"
import { SettingsForm } from "./settings-form.tsx"

/** How live chat works: surge, offers, silence, and how much each agent takes. For leads and administrators. */
export function SettingsPage() {
  const words = useSay()
  // Not by itself while somebody edits.
  const settings = useQuery({ ...settingsQuery, refetchOnReconnect: false })
  const chats = useCell(deskChats)
  return (
    <div className={css.page}>
      <header>
        <h1>{words("chat-settings.title")}</h1>
        <p className={css.about}>{words("chat-settings.about")}</p>
      </header>
      {settings.isError ? (
        <Empty
          title={words("chat-settings.failed")}
          action={<Button onClick={() => void settings.refetch()}>{words("retry")}</Button>}
        />
      ) : settings.data ? (
        <SettingsForm key={settings.dataUpdatedAt} saved={settings.data} isSurge={chats?.surge.now ?? null} />
      ) : (
        <Skeleton lines={10} label={words("loading")} />
      )}
      <AgentsSection />
    </div>
  )
}
