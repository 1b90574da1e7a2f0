import { useQuery } from "@tanstack/react-query"
import { Link } from "@tanstack/react-router"
import type { MailboxView } from "@veridesk/contract/mail/mailbox-desk.ts"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { peopleQuery } from "../data/queries.ts"
import { Button } from "../frame/button.tsx"
import { Chip } from "../frame/chip.tsx"
import { Icon } from "../frame/icon.tsx"
import { wholeTime } from "../frame/time.ts"
import { useSay } from "../words/words.ts"
import { Fetching } from "./fetching.tsx"
import css from "./mailboxes.module.css"
import { formsQuery, registerQuery } from "./server.ts"

/** One mailbox at rest: whose it is, where its mail goes, how it gets here. */
export function MailboxSlip({ box, onEdit }: { box: MailboxView; onEdit(): void }) {
  const words = useSay()
  const { locale } = useCell(prefs)
  const { data: people } = useQuery(peopleQuery)
  const { data: forms } = useQuery(formsQuery)
  const name = locale === "zh-CN" ? box.name.zh : box.name.en
  const team = people?.teams.find(({ id }) => id === box.teamId)?.name
  const form = forms?.forms.find(({ key }) => key === box.formKey)?.title
  return (
    <article className={css.slip}>
      <header>
        <h2>{name}</h2>
        {box.paused && <Chip tone="warn">{words("mailboxes.paused")}</Chip>}
        <Button small aria-label={words("mailboxes.edit", { name })} onClick={onEdit}>
          {words("mailboxes.edit.short")}
        </Button>
      </header>
      <p className={css.addresses}>
        <bdi dir="ltr" className={css.code}>
          {box.address}
        </bdi>
        {box.aliases.map((alias) => (
          <bdi key={alias} dir="ltr" className={css.alias}>
            {alias}
          </bdi>
        ))}
      </p>
      <dl className={css.facts}>
        <div>
          <dt>{words("mailboxes.team")}</dt>
          <dd>{box.teamId === null ? words("mailboxes.team.none") : (team ?? "…")}</dd>
        </div>
        <div>
          <dt>{words("mailboxes.form")}</dt>
          <dd>{form ? (locale === "zh-CN" ? form.zh : form.en) : box.formKey}</dd>
        </div>
        <div>
          <dt>{words("mailboxes.fetch")}</dt>
          <dd>
            {box.imap ? (
              <>
                IMAP · <bdi dir="ltr">{box.imap.host}</bdi>
              </>
            ) : (
              words("mailboxes.fetch.direct")
            )}
          </dd>
        </div>
      </dl>
      {box.imap && <Fetching boxKey={box.key} name={name} />}
      <Unregistered address={box.address} />
      <small>
        {box.savedAt
          ? words("mailboxes.saved-by", {
              version: box.version,
              name: box.savedBy ?? words("mailboxes.somebody"),
              at: wholeTime(locale, box.savedAt, "minutes"),
            })
          : words("mailboxes.as-shipped")}
      </small>
    </article>
  )
}

/** What the register doesn't list is no official channel, whoever reads mail there. */
function Unregistered({ address }: { address: string }) {
  const words = useSay()
  const { data: register } = useQuery(registerQuery)
  if (!register) return null
  const domain = address.slice(address.lastIndexOf("@"))
  const isListed = register.entries.some(
    (entry) =>
      entry.kind === "email" &&
      entry.retiredOn === null &&
      (entry.address === address || entry.address === domain),
  )
  if (isListed) return null
  return (
    <p className={css.unregistered}>
      <Icon name="info" />
      <span>
        {words("mailboxes.unregistered")}{" "}
        <Link className="link" to="/admin/{-$section}" params={{ section: "channels" }}>
          {words("mailboxes.unregistered.go")}
        </Link>
      </span>
    </p>
  )
}
