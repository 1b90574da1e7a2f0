import type { ConversationRow } from "@veridesk/contract/conversation.ts"
import { useCell } from "../data/cell.ts"
import { deskChats, liveChats } from "../data/chats.ts"
import { prefer, prefs } from "../data/prefs.ts"
import { keyOf } from "../frame/actions.ts"
import { IconButton } from "../frame/button.tsx"
import { Chip } from "../frame/chip.tsx"
import { Icon } from "../frame/icon.tsx"
import { ChoiceMenu } from "../frame/menu.tsx"
import { drawer, goTo, inSight, isPanelBeside, openId } from "../frame/place.ts"
import { useWidth } from "../frame/use-width.ts"
import { say, useSay } from "../words/words.ts"
import { actIn } from "./acts.ts"
import type { SheetOf } from "./chat-sheets.tsx"
import css from "./column.module.css"
import { conductSteps } from "./conduct.ts"
import { type PartIn, riskIn } from "./part-in.ts"
import { languageName } from "./place-words.ts"
import { RiskChip } from "./risk-chip.tsx"
import { leaveSeat } from "./use-seats.ts"

/** Who, whether they are here, the words to be known by, and what can be done. */
export function ColumnHead(props: {
  row: ConversationRow
  part: PartIn
  isOnly: boolean
  onSheet(sheet: SheetOf): void
}) {
  const { row, part, isOnly, onSheet } = props
  const words = useSay()
  const { locale } = useCell(prefs)
  const chat = useCell(liveChats.of(row.id))
  const isNarrow = useWidth() <= 900
  const Heading = isNarrow ? "h1" : "h2"
  const here = chat?.here ?? (part.as === "passer-by" ? part.chat.here : null)
  return (
    <header className={css.head}>
      <div className={css.first}>
        <IconButton
          className={css.back}
          icon="back"
          size={20}
          label={words("action.back")}
          onPress={() => goTo(null)}
        />
        {here !== null && <Here here={here} />}
        <Heading dir="auto">{row.customerName}</Heading>
        {row.customerVip !== null && row.customerVip > 0 && <Chip tone="vip">VIP {row.customerVip}</Chip>}
        {chat?.risk && <RiskChip risk={chat.risk} />}
        <span className={css.space} />
        <PanelButton id={row.id} />
        {part.as === "agent" && <ActsMenu row={row} onSheet={onSheet} />}
        {part.as !== "agent" && !isOnly && (
          <IconButton icon="close" label={words("column.close")} onPress={() => leaveSeat(row.id)} />
        )}
      </div>
      <div className={css.second}>
        {chat && part.as === "agent" && (
          <Chip tone="seal" icon="seal">
            {chat.pair.join(" · ")}
          </Chip>
        )}
        <span className={css.subject} lang={row.locale} dir="auto" title={row.subject}>
          {row.subject}
        </span>
        <span className={css.space} />
        <span>{languageName(locale, row.locale)}</span>
      </div>
    </header>
  )
}

function Here({ here }: { here: boolean }) {
  const words = useSay()
  const text = words(here ? "here.yes" : "here.no")
  return (
    <span
      className={here ? css.here : `${css.here} ${css["not-here"]}`}
      title={words(here ? "here.yes.more" : "here.no.more")}
    >
      <span className="vh">{text}</span>
    </span>
  )
}

function PanelButton({ id }: { id: string }) {
  const words = useSay()
  const width = useWidth()
  return (
    <IconButton
      icon="panel"
      label={words("column.panel")}
      keys={keyOf("toggle-panel") ?? undefined}
      onPress={() => {
        openId.set(id)
        if (isPanelBeside(inSight.get().length, width)) prefer({ panel: !prefs.get().panel })
        else drawer.set(true)
      }}
    />
  )
}

function ActsMenu({ row, onSheet }: { row: ConversationRow; onSheet(sheet: SheetOf): void }) {
  const words = useSay()
  const conduct = useCell(liveChats.of(row.id))?.conduct ?? "none"
  const { id } = row
  const steps = () => conductSteps(conduct, riskIn(id, deskChats.get()))
  return (
    <ChoiceMenu
      className={css.more}
      label={words("column.acts")}
      groups={() => [
        {
          choices: [
            {
              id: "transfer",
              text: words("chat.transfer"),
              more: keyOf("team") ?? undefined,
              glyph: <Icon name="handoff" />,
            },
            { id: "ticket", text: words("chat.ticket"), glyph: <Icon name="ticket" /> },
            {
              id: "end",
              text: words("chat.end"),
              more: keyOf("resolve") ?? undefined,
              glyph: <Icon name="check" />,
            },
          ],
        },
        {
          title: words("chat.conduct"),
          choices: steps().map((step) => ({
            id: step,
            text: words(`chat.${step}`),
            glyph: <Icon name={step === "unpause" ? "reopen" : "warning"} />,
            danger: step === "end-for-conduct",
          })),
        },
      ]}
      onChoose={(chosen) => {
        const step = steps().find((one) => one === chosen)
        if (chosen === "transfer" || chosen === "end") onSheet(chosen)
        else if (chosen === "ticket")
          void actIn(id, { act: "ticket" }, say("chat.did.ticket", { number: row.number }))
        else if (step === "end-for-conduct") onSheet(step)
        else if (step) void actIn(id, { act: step }, say(`chat.did.${step}`))
      }}
    >
      <Icon name="dots" />
    </ChoiceMenu>
  )
}
