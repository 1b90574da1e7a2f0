import type { ConversationRow } from "@veridesk/contract/conversation.ts"
import type { StatusCategory } from "@veridesk/contract/statuses.ts"
import type { ChoiceGroup } from "../frame/choice.ts"
import { Icon } from "../frame/icon.tsx"
import { ChoiceMenu } from "../frame/menu.tsx"
import { useStatusLabels } from "../inbox/status-labels.ts"
import { type Say, useSay } from "../words/words.ts"
import { nextStatuses, setStatus } from "./change.ts"
import css from "./head.module.css"
import { useOpenByKey } from "./use-open-by-key.ts"

/** On whom a ticket can wait that waits for others; its customer is told in these words. */
const others = ["network", "bank", "platform", "specialist"] as const
const CATEGORIES: StatusCategory[] = ["open", "waiting-customer", "waiting-third-party", "solved"]
/** Before a label's key, so that it is taken for no status. */
const LABEL = "label:"

/** How it stands, in the installation's own word where it has one, and where it can go from there. */
export function StatusMenu({ row }: { row: ConversationRow }) {
  const words = useSay()
  const labels = useStatusLabels()
  const open = useOpenByKey("status")
  const shape =
    row.status === "solved" || row.status === "closed"
      ? css.solved
      : row.status.startsWith("waiting")
        ? css.waits
        : ""
  return (
    <span className={shape}>
      <ChoiceMenu
        {...open}
        label={words("head.status")}
        {...(row.statusKey && { selected: LABEL + row.statusKey })}
        groups={() => groupsFor(row, labels, words)}
        onChoose={(id) => {
          const on = others.find((other) => other === id)
          const status = CATEGORIES.find((category) => category === id)
          if (on) setStatus(row.id, "waiting-third-party", { on })
          else if (status) setStatus(row.id, status)
          else giveLabel(row, id.slice(LABEL.length), labels)
        }}
      >
        <span className={css.ring} aria-hidden="true" />
        {labels.name(row.statusKey) || words(`status.${row.status}`)}
        <Icon name="down" size={12} />
      </ChoiceMenu>
    </span>
  )
}

type Labels = ReturnType<typeof useStatusLabels>

function giveLabel(row: ConversationRow, key: string, labels: Labels): void {
  for (const category of CATEGORIES) {
    const label = labels.of(category).find((one) => one.key === key)
    if (label) setStatus(row.id, category, { label })
  }
}

/** First the statuses without labels, then each of the others with its labels below its name. */
function groupsFor(row: ConversationRow, labels: Labels, words: Say): ChoiceGroup[] {
  const plain: ChoiceGroup = { choices: [] }
  const groups: ChoiceGroup[] = []
  for (const category of CATEGORIES) {
    const goes = nextStatuses[row.status].includes(category)
    if (!goes && row.status !== category) continue
    const own = labels.of(category).map(({ key, name }) => ({ id: LABEL + key, text: name }))
    const title = words(`status.${category}`)
    if (category === "waiting-third-party")
      groups.push({
        title: words("status.for.title"),
        choices: [
          ...others.map((on) => ({ id: on, text: words("status.for", { on: words(`on.${on}`) }) })),
          ...own,
        ],
      })
    else {
      // To the status that it has without its label it can always go back.
      const bare = goes || row.statusKey ? [{ id: category, text: title }] : []
      if (own.length === 0) plain.choices = [...plain.choices, ...bare]
      else groups.push({ title, choices: [...bare, ...own] })
    }
  }
  return [plain, ...groups].filter(({ choices }) => choices.length > 0)
}
