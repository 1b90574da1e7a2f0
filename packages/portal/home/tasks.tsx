import type { IconName } from "@veridesk/ui/icons.ts"
import type { HomeProps, TaskKind } from "../props.ts"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"

const pictures: Record<TaskKind, IconName> = {
  deposit: "deposit",
  withdrawal: "withdrawal",
  locked: "lock",
  "lost-2fa": "phone",
  card: "card",
  scam: "flag",
}

/** The six things people come for. */
export function Tasks({ tasks }: { tasks: HomeProps["tasks"] }) {
  const { t } = usePage()
  return (
    <nav class="tasks" aria-label={t("home.tasks")}>
      {tasks.map(({ task, href }) => (
        <a key={task} href={href}>
          <Icon name={pictures[task]} size="l" />
          <b>{t(`task.${task}`)}</b>
          <small>{t(`task.${task}.more`)}</small>
        </a>
      ))}
    </nav>
  )
}
