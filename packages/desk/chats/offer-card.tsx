import type { ChatOffer } from "@veridesk/contract/chat/desk.ts"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { keyOf } from "../frame/actions.ts"
import { Button, IconButton } from "../frame/button.tsx"
import { Icon } from "../frame/icon.tsx"
import { Kbd } from "../frame/kbd.tsx"
import { useNow } from "../frame/now.ts"
import { useAction } from "../frame/use-action.ts"
import { say, useSay } from "../words/words.ts"
import { actIn, underWay } from "./acts.ts"
import { secondsLeft } from "./offer.ts"
import css from "./offer.module.css"
import { languageName, placeText } from "./place-words.ts"
import { RiskChip } from "./risk-chip.tsx"
import { serverNow, waitedText } from "./times.ts"
import { type Gone, useOffer } from "./use-offer.ts"

/**
 * A chat that is offered: it comes up wherever one is, takes no focus, says once what it is, and goes when its time is
 * over, saying that too.
 */
export function OfferCard({ onAccepted }: { onAccepted(id: string): void }) {
  const { standing, gone, act, forgetGone } = useOffer()
  if (!standing) return gone ? <Over gone={gone} onClose={forgetGone} /> : null
  const id = standing.offer.chat.conversationId
  const answer = async (what: "accept" | "decline") => {
    act(true)
    const done = await actIn(id, { act: what }, what === "decline" ? say("chat.did.decline") : undefined)
    if (!done) act(false)
    else if (what === "accept") onAccepted(id)
  }
  return <Standing key={id} {...standing} onAct={(what) => void answer(what)} />
}

function Standing(props: {
  offer: ChatOffer
  /** How many there were when it came. */
  seconds: number
  onAct(what: "accept" | "decline"): void
}) {
  const { offer, seconds, onAct } = props
  const { chat, until } = offer
  const words = useSay()
  const { locale } = useCell(prefs)
  const isBusy = useCell(underWay).has(chat.conversationId)
  const left = secondsLeft(until, serverNow(useNow("second")))
  useAction("chat-accept", () => onAct("accept"), !isBusy)
  useAction("chat-decline", () => onAct("decline"), !isBusy)
  const language = languageName(locale, chat.locale)
  return (
    <section
      className={css.card}
      aria-label={words("offer.title")}
      data-react-aria-top-layer="true"
      data-offer=""
    >
      <p className="vh" role="alert">
        {words("offer.spoken", {
          name: chat.customerName,
          subject: chat.subject,
          language,
          risk: words(`risk.${chat.risk}`),
          n: seconds,
        })}
      </p>
      <div className={css.head}>
        <Icon name="chat" />
        <h2>{words("offer.title")}</h2>
        <span className={css.left}>{words("offer.left", { n: left })}</span>
      </div>
      <div className={css.bar} aria-hidden="true">
        <span style={{ inlineSize: `${Math.min(100, (left / Math.max(1, seconds)) * 100)}%` }} />
      </div>
      <div className={css.body}>
        <p className={css.who}>
          <b dir="auto">{chat.customerName}</b>
          <RiskChip risk={chat.risk} />
        </p>
        <p className={css.what} lang={chat.locale} dir="auto">
          {chat.subject}
        </p>
        {chat.preview !== "" && (
          <p className={css.preview} lang={chat.locale} dir="auto">
            {chat.preview}
          </p>
        )}
        <p className={css.facts}>
          {[
            language,
            words("offer.waited", { time: waitedText(words, chat.since, until) }),
            words(chat.here ? "here.yes" : "here.no"),
          ].join(" · ")}
        </p>
        <p className={css.facts}>{placeText(words, chat)}</p>
      </div>
      <div className={css.foot}>
        <Button look="primary" aria-disabled={isBusy} onClick={() => onAct("accept")}>
          {words("offer.accept")} {keyOf("chat-accept") && <Kbd>{keyOf("chat-accept")}</Kbd>}
        </Button>
        <Button aria-disabled={isBusy} onClick={() => onAct("decline")}>
          {words("offer.decline")}
        </Button>
      </div>
    </section>
  )
}

function Over({ gone, onClose }: { gone: Gone; onClose(): void }) {
  const words = useSay()
  return (
    <section className={`${css.card} ${css.over}`} aria-label={words("offer.title")}>
      <div className={css.head} role="status">
        <Icon name="clock" />
        <p>
          {gone.how === "withdrawn"
            ? words("offer.over.withdrawn", { name: gone.name })
            : words("offer.over.time", { name: gone.name })}
          {gone.how === "away" && ` ${words("offer.over.away")}`}
        </p>
        <IconButton icon="close" label={words("close")} onPress={onClose} />
      </div>
    </section>
  )
}
