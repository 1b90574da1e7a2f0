import { paths } from "../paths.ts"
import type { DevMailListProps, DevMailProps } from "../props.ts"
import { usePage } from "../shell/page-state.ts"
import { When } from "../shell/when.tsx"

/** Mail that would have been sent, for whoever tries the product without a mail server. */
export function DevMailListPage({ messages, older }: DevMailListProps) {
  const { t } = usePage()
  return (
    <div class="wrap dev">
      <header class="page-head">
        <h1>{t("dev.mail")}</h1>
        <p class="lead">{t("dev.mail.more")}</p>
      </header>
      {messages.length === 0 ? (
        <p class="meta">{t("dev.mail.none")}</p>
      ) : (
        <div class="scroll" tabindex={0} role="region" aria-label={t("dev.mail")}>
          <table class="tbl">
            <thead>
              <tr>
                <th scope="col">{t("dev.mail.at")}</th>
                <th scope="col">{t("dev.mail.to")}</th>
                <th scope="col">{t("dev.mail.subject")}</th>
              </tr>
            </thead>
            <tbody>
              {messages.map((message) => (
                <tr key={message.id}>
                  <td>
                    <When at={message.at} />
                  </td>
                  <td>
                    <bdi>{message.to}</bdi>
                  </td>
                  <td>
                    <a href={paths.devMessage(message.id)}>{message.subject}</a>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {older && (
        <a class="btn" href={older}>
          {t("tickets.older")}
        </a>
      )}
    </div>
  )
}

export function DevMailPage(props: DevMailProps) {
  const { t } = usePage()
  return (
    <div class="wrap dev">
      <header class="page-head">
        <p>
          <a href={paths.devMail}>{t("dev.mail")}</a>
        </p>
        <h1>{props.subject}</h1>
      </header>
      <dl class="statement">
        <div>
          <dt>{t("dev.mail.from")}</dt>
          <dd>
            <bdi>{props.from}</bdi>
          </dd>
        </div>
        <div>
          <dt>{t("dev.mail.to")}</dt>
          <dd>
            <bdi>{props.to}</bdi>
          </dd>
        </div>
        <div>
          <dt>{t("dev.mail.at")}</dt>
          <dd>
            <When at={props.at} how="full" zoned />
          </dd>
        </div>
      </dl>
      {props.htmlHref && (
        <section>
          <h2 class="sec-title">{t("dev.mail.html")}</h2>
          <iframe class="mail-frame" src={props.htmlHref} title={t("dev.mail.html")} sandbox="allow-popups" />
        </section>
      )}
      <section>
        <h2 class="sec-title">{t("dev.mail.text")}</h2>
        <pre class="plain" tabindex={0}>
          {props.text}
        </pre>
      </section>
      <details>
        <summary>{t("dev.mail.headers", { n: props.headers.length })}</summary>
        <pre class="plain" tabindex={0}>
          {props.headers.map(({ name, value }) => `${name}: ${value}`).join("\n")}
        </pre>
      </details>
    </div>
  )
}
