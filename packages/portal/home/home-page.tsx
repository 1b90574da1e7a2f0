import { paths } from "../paths.ts"
import type { HomeProps } from "../props.ts"
import { HomeTopics } from "../article/shelves.tsx"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"
import { FindBox } from "./find-box.tsx"
import { OfficialCard } from "./official-card.tsx"
import { ReplyTimes } from "./reply-times.tsx"
import { Tasks } from "./tasks.tsx"
import { TicketStubs } from "./ticket-stubs.tsx"

export function HomePage(props: HomeProps) {
  const { t } = usePage()
  return (
    <>
      <section class="hero">
        <div class="wrap">
          <div>
            <h1>
              <label for="q">{t("home.question")}</label>
            </h1>
            <FindBox query="" />
          </div>
          {props.replyTimes.length > 0 && <ReplyTimes times={props.replyTimes} at={props.replyTimesAt} />}
        </div>
        <div class="engraved" aria-hidden="true" />
      </section>
      <div class="wrap">
        <Tasks tasks={props.tasks} />
        <div class="home-cols">
          <div class="side">
            <TicketStubs tickets={props.tickets} />
            {props.official.length > 0 && <OfficialCard channels={props.official} />}
          </div>
          <div class="main-col">
            <HomeTopics {...props.topics} />
            <HowItGoes />
          </div>
        </div>
      </div>
    </>
  )
}

/** What happens to a ticket, in the order it happens. */
function HowItGoes() {
  const { t } = usePage()
  return (
    <section class="ways" aria-labelledby="ways-h">
      <h2 class="sec-title" id="ways-h">
        {t("home.ways")}
      </h2>
      <ol class="ledger">
        {(["write", "receipt", "turn", "answer"] as const).map((step) => (
          <li key={step}>
            <h3>{t(`home.way.${step}`)}</h3>
            <p>{t(`home.way.${step}.more`)}</p>
          </li>
        ))}
      </ol>
      <div class="have">
        <h3>{t("home.have")}</h3>
        <ul>
          {(["txid", "address", "pictures"] as const).map((thing) => (
            <li key={thing}>
              <Icon name={thing === "txid" ? "txid" : thing === "address" ? "memo" : "image"} />
              <span>{t(`home.have.${thing}`)}</span>
            </li>
          ))}
        </ul>
        <a class="btn" href={paths.newTicket()}>
          <Icon name="ticket" />
          {t("nav.new")}
        </a>
      </div>
    </section>
  )
}
