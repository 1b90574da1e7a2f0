import { useQuery } from "@tanstack/react-query"
import type { MailboxView } from "@veridesk/contract/mail/mailbox-desk.ts"
import { useState } from "react"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { peopleQuery } from "../data/queries.ts"
import { Button } from "../frame/button.tsx"
import { Field, FormFault, SelectField } from "../frame/field.tsx"
import { Callout } from "../frame/paper.tsx"
import { tell } from "../frame/toasts.ts"
import { useSubmit } from "../frame/use-submit.ts"
import { useRequestId } from "../merging/use-request-id.ts"
import { useSay } from "../words/words.ts"
import { FetchFields } from "./fetch-fields.tsx"
import css from "./mailboxes.module.css"
import { brandsQuery, formsQuery, saveMailbox } from "./server.ts"
import { SignatureFields } from "./signature-fields.tsx"
import { savingOf, type Typed, typedOf } from "./typed.ts"

interface FormProps {
  /** Null: a new one. */
  box: MailboxView | null
  mainBrand: string
  onClose(): void
  onSaved(): void
  /** Somebody else saved it meanwhile: the newest is wanted. */
  onNewest(): void
}

/** One mailbox as an administrator writes it down. */
export function MailboxForm({ box, mainBrand, onClose, onSaved, onNewest }: FormProps) {
  const words = useSay()
  const { locale } = useCell(prefs)
  const [at, setAt] = useState<Typed>(() => typedOf(box, mainBrand))
  const change = (more: Partial<Typed>) => setAt((old) => ({ ...old, ...more }))
  const requestId = useRequestId(JSON.stringify(at))
  const form = useSubmit(
    () => saveMailbox(savingOf(at, { requestId, basedOn: box?.version ?? 0 })),
    () => {
      tell(words("mailboxes.saved"))
      onSaved()
    },
  )
  const fault = (field: string) => form.faultOf(`mailbox.${field}`)
  const name = box && (locale === "zh-CN" ? box.name.zh : box.name.en)
  return (
    <form className={css.form} noValidate onSubmit={form.onSubmit}>
      <h2>{name ? words("mailboxes.edit", { name }) : words("mailboxes.new")}</h2>
      {form.error?.code === "changed-meanwhile" ? (
        <Callout tone="warn">
          <p>{words("mailboxes.changed", { name: words("mailboxes.somebody") })}</p>
          <Button small onClick={onNewest}>
            {words("mailboxes.load-newest")}
          </Button>
        </Callout>
      ) : (
        <FormFault error={form.error} />
      )}
      <div className={css.pair}>
        <Field
          label={words("mailboxes.address")}
          type="email"
          spellCheck={false}
          autoComplete="off"
          autoFocus
          value={at.address}
          fault={fault("address")}
          onChange={(event) => change({ address: event.target.value })}
        />
        <Field
          label={words("mailboxes.aliases")}
          hint={words("mailboxes.aliases.hint")}
          spellCheck={false}
          autoComplete="off"
          value={at.aliases}
          fault={fault("aliases")}
          onChange={(event) => change({ aliases: event.target.value })}
        />
        <Field
          label={words("mailboxes.name.en")}
          maxLength={80}
          lang="en"
          value={at.nameEn}
          fault={fault("name.en")}
          onChange={(event) => change({ nameEn: event.target.value })}
        />
        <Field
          label={words("mailboxes.name.zh")}
          maxLength={80}
          lang="zh-CN"
          value={at.nameZh}
          fault={fault("name.zh")}
          onChange={(event) => change({ nameZh: event.target.value })}
        />
        {!box && (
          <Field
            label={words("mailboxes.key")}
            hint={words("mailboxes.key.hint")}
            spellCheck={false}
            maxLength={40}
            value={at.key}
            fault={fault("key")}
            onChange={(event) => change({ key: event.target.value })}
          />
        )}
        <Where at={at} change={change} />
      </div>
      <SignatureFields at={at} change={change} />
      <FetchFields boxKey={box?.key ?? null} isKept={box?.secretKept ?? false} at={at} change={change} />
      <label className={css.check}>
        <input
          type="checkbox"
          checked={at.paused}
          onChange={(event) => change({ paused: event.target.checked })}
        />
        <span>
          {words("mailboxes.pause")}
          <small>{words("mailboxes.pause.about")}</small>
        </span>
      </label>
      <div className={css.acts}>
        <Button onClick={onClose}>{words("cancel")}</Button>
        <Button type="submit" look="primary" aria-busy={form.busy}>
          {words("mailboxes.save")}
        </Button>
      </div>
    </form>
  )
}

const locales = ["", "en", "zh-CN"] as const

/** Where its mails go, and in which language they are answered. */
function Where({ at, change }: { at: Typed; change(more: Partial<Typed>): void }) {
  const words = useSay()
  const { locale } = useCell(prefs)
  const { data: people } = useQuery(peopleQuery)
  const { data: forms } = useQuery(formsQuery)
  const { data: brands } = useQuery(brandsQuery)
  return (
    <>
      {(brands?.brands.length ?? 0) > 1 && (
        <SelectField
          label={words("mailboxes.brand")}
          value={at.brandId}
          onChange={(event) => change({ brandId: event.target.value })}
        >
          {brands?.brands.map((brand) => (
            <option key={brand.id} value={brand.id}>
              {brand.name}
            </option>
          ))}
        </SelectField>
      )}
      <SelectField
        label={words("mailboxes.team")}
        value={at.teamId}
        onChange={(event) => change({ teamId: event.target.value })}
      >
        <option value="">{words("mailboxes.team.none")}</option>
        {people?.teams.map((team) => (
          <option key={team.id} value={team.id}>
            {team.name}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={words("mailboxes.form")}
        hint={words("mailboxes.form.hint")}
        value={at.formKey}
        onChange={(event) => change({ formKey: event.target.value })}
      >
        {forms ? (
          forms.forms.map((form) => (
            <option key={form.key} value={form.key}>
              {locale === "zh-CN" ? form.title.zh : form.title.en}
            </option>
          ))
        ) : (
          <option value={at.formKey}>{at.formKey}</option>
        )}
      </SelectField>
      <SelectField
        label={words("mailboxes.locale")}
        value={at.locale}
        onChange={(event) => change({ locale: locales.find((one) => one === event.target.value) ?? "" })}
      >
        <option value="">{words("mailboxes.locale.auto")}</option>
        <option value="en">{words("mailboxes.locale.en")}</option>
        <option value="zh-CN">{words("mailboxes.locale.zh")}</option>
      </SelectField>
    </>
  )
}
