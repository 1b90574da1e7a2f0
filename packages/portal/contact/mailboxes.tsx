import type { ContactMailbox } from "../props-tools.ts"
import { usePage } from "../shell/page-state.ts"
import { Wait } from "../shell/when.tsx"
import { mailTemplate, mailto } from "./mail-template.ts"

/** The official mailboxes, each with how long it takes and a mail that is already begun. */
export function Mailboxes({ mailboxes }: { mailboxes: ContactMailbox[] }) {
  const { t } = usePage()
  if (mailboxes.length === 0) return null
  return (
    <section aria-labelledby="mail-h">
      <h2 class="sec-title" id="mail-h">
        {t("cont.mail")}
      </h2>
      <p class="meta">{t("cont.mail.more")}</p>
      <p class="meta">{t("cont.mail.proof")}</p>
      <table class="sheet-table mail-table">
        <thead>
          <tr>
            <th scope="col">{t("cont.mail.box")}</th>
            <th scope="col">{t("cont.address")}</th>
            <th scope="col">{t("cont.mail.takes")}</th>
          </tr>
        </thead>
        <tbody>
          {mailboxes.map((box) => (
            <Row key={box.key} box={box} />
          ))}
        </tbody>
      </table>
      <Template box={mailboxes[0] as ContactMailbox} />
    </section>
  )
}

function Row({ box }: { box: ContactMailbox }) {
  const { t } = usePage()
  const { key, name, address, use, reply } = box
  return (
    <tr>
      <th scope="row">
        {name}
        <span class="use">{use}</span>
      </th>
      <td data-label={t("cont.address")}>
        <bdi class="mono" dir="ltr">
          {address}
        </bdi>
        <a
          class="write"
          href={mailto({ address, subject: t("cont.m.subject", { name }), body: mailTemplate(key, t) })}
          aria-label={t("cont.mail.write.to", { address })}
        >
          {t("cont.mail.write")}
        </a>
      </td>
      <td data-label={t("cont.mail.takes")}>
        {reply ? (
          <b>
            <Wait {...reply} />
          </b>
        ) : (
          <span class="few">{t("cont.no-data")}</span>
        )}
      </td>
    </tr>
  )
}

/** For those whose browser opens no mail program. */
function Template({ box }: { box: ContactMailbox }) {
  const { t } = usePage()
  return (
    <details class="template">
      <summary>{t("cont.mail.template")}</summary>
      <p class="meta">{t("cont.mail.template.more")}</p>
      <pre>{mailTemplate(box.key, t)}</pre>
    </details>
  )
}
