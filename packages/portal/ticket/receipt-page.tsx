import { FileList } from "../files/file-list.tsx"
import { FileTray } from "../files/file-tray.tsx"
import { paths } from "../paths.ts"
import type { ReceiptProps } from "../props-ticket.ts"
import { Icon } from "../shell/icon.tsx"
import { Identifier, TicketNumber } from "../shell/identifier.tsx"
import { usePage } from "../shell/page-state.ts"
import { Between, Due, When } from "../shell/when.tsx"

/** The document that proves the filing: number, promise, what happens next. */
export function ReceiptPage(props: ReceiptProps) {
  const { t, brand } = usePage()
  return (
    <div class="wrap tk receipt">
      <article class="doc" aria-labelledby="r-h">
        <div class="engraved" aria-hidden="true" />
        <header>
          <p class="numline">
            <span>{t("receipt.title")}</span>
            <span>
              <When at={props.filedAt} how="full" zoned say="receipt.filed" />
            </span>
          </p>
          <h1 id="r-h" class="big-no">
            <span class="vh">{t("ticket.number")} </span>
            <TicketNumber number={props.number} />
          </h1>
          <p class="acts">
            <button type="button" class="btn small js-only" data-copy={props.number}>
              <Icon name="copy" size="s" />
              {t("receipt.copy")}
            </button>
            <button type="button" class="btn small js-only" data-print>
              <Icon name="print" size="s" />
              {t("print")}
            </button>
          </p>
          <p class="st ok">
            <Icon name="check-circle" />
            {t("receipt.have", { type: props.typeTitle })}
          </p>
        </header>
        <div class="perf" aria-hidden="true" />
        <dl class="next">
          <div>
            <dt>{t("ticket.acts-now")}</dt>
            <dd>
              <b>{props.team}</b>
              {t("receipt.nothing-for-you")}
            </dd>
          </div>
          <div>
            <dt>{t("receipt.reply")}</dt>
            <dd>
              <b>
                {props.replyFrom && props.replyBy ? (
                  <Between from={props.replyFrom} to={props.replyBy} />
                ) : props.replyBy ? (
                  <>
                    <Due at={props.replyBy} zoned say="receipt.by" />
                  </>
                ) : (
                  t("receipt.no-time")
                )}
              </b>
              {t("receipt.escalates")}
            </dd>
          </div>
        </dl>
        <Mailed {...props} />
        <dl class="statement body">
          {props.facts.map(({ label, value, mono }) => (
            <div key={label} class={mono && value.length > 24 ? "full" : undefined}>
              <dt>{label}</dt>
              <dd>{mono ? <Identifier value={value} /> : value}</dd>
            </div>
          ))}
        </dl>
        {props.attachments.length > 0 && (
          <div class="body">
            <FileList files={props.attachments} />
          </div>
        )}
        <div class="perf" aria-hidden="true" />
        <p class="tear">{t("receipt.never", { brand: brand.shortName })}</p>
      </article>
      <nav class="acts after" aria-label={t("receipt.onward")}>
        <a class="btn primary" href={props.ticketHref}>
          <Icon name="ticket" />
          {t("receipt.open")}
        </a>
        <a class="btn" href={paths.home}>
          {t("error.home")}
        </a>
      </nav>
      <AnotherFile {...props} />
    </div>
  )
}

function Mailed({ mailedTo, antiPhishingCode }: ReceiptProps) {
  const { t, brand } = usePage()
  return (
    <div class="body">
      {mailedTo ? (
        <p class="with-icon">
          <Icon name="mail" />
          <span>
            {t(antiPhishingCode ? "receipt.mailed.code" : "receipt.mailed", {
              to: mailedTo,
              from: brand.mailFrom,
            })}
          </span>
        </p>
      ) : (
        <p class="with-icon">
          <Icon name="mail" />
          <span>
            {t("receipt.not-mailed")} <a href={paths.security}>{t("nav.security")}</a>
          </span>
        </p>
      )}
    </div>
  )
}

/** Files that were forgotten go to the ticket straight from here. */
function AnotherFile({ number, uploads, requestId }: ReceiptProps) {
  const { t, csrf } = usePage()
  return (
    <details class="another">
      <summary>
        <Icon name="paperclip" />
        {t("receipt.add-file")}
        <Icon name="down" size="s" />
      </summary>
      <form method="post" action={paths.reply(number)} enctype="multipart/form-data">
        <input type="hidden" name="_csrf" value={csrf} />
        <input type="hidden" name="requestId" value={requestId} />
        <FileTray label={t("files.title")} files={[]} rules={uploads} hands={null} optional={false} />
        <button class="btn primary" name="act" value="send">
          {t("receipt.add-file.go")}
        </button>
      </form>
    </details>
  )
}
