import { useQuery } from "@tanstack/react-query"
import type { KeyPurpose } from "@veridesk/contract/mail/keys-desk.ts"
import { useId, useState } from "react"
import { Button } from "../frame/button.tsx"
import { Field, FormFault, PasswordField, SelectField } from "../frame/field.tsx"
import { useSubmit } from "../frame/use-submit.ts"
import { useSay } from "../words/words.ts"
import { givenFile } from "./given-file.ts"
import css from "./mail-keys.module.css"
import { addKey, type Asked, boxesQuery } from "./server.ts"

type Typed = {
  mailboxKey: string
  address: string
  text: string
  pkcs12: string | null
  passphrase: string
  /** Of a mailbox: a new PGP key is made, and none is given. */
  fresh: boolean
}

const NOTHING: Typed = {
  mailboxKey: "support",
  address: "",
  text: "",
  pkcs12: null,
  passphrase: "",
  fresh: true,
}

/** Adds a key: makes one for a mailbox, or takes one that somebody has. */
export function KeyForm(props: { purpose: KeyPurpose; added(): void; close(): void }) {
  const { purpose, added, close } = props
  const words = useSay()
  const [at, setAt] = useState(NOTHING)
  const change = (more: Partial<Typed>) => setAt({ ...at, ...more })
  const form = useSubmit(() => addKey(askedOf(purpose, at)), added)
  const isMade = purpose === "own" && at.fresh
  const isGiven = at.text.trim() !== "" || at.pkcs12 !== null
  const isReady = isMade || (isGiven && (purpose !== "correspondent" || at.address.includes("@")))
  return (
    <form className={css.form} noValidate onSubmit={form.onSubmit}>
      <FormFault error={form.error} />
      {purpose === "own" && (
        <MailboxChoice value={at.mailboxKey} choose={(mailboxKey) => change({ mailboxKey })} />
      )}
      {purpose === "own" && (
        <SelectField
          label={words("mail-keys.how")}
          value={at.fresh ? "new" : "own"}
          onChange={({ target }) => change({ fresh: target.value === "new" })}
        >
          <option value="new">{words("mail-keys.how.new")}</option>
          <option value="own">{words("mail-keys.how.own")}</option>
        </SelectField>
      )}
      {purpose === "correspondent" && (
        <Field
          label={words("mail-keys.address")}
          hint={words("mail-keys.address.hint")}
          type="email"
          maxLength={254}
          value={at.address}
          onChange={({ target }) => change({ address: target.value.trim() })}
        />
      )}
      {!isMade && <GivenKey purpose={purpose} at={at} change={change} />}
      <div className={css.acts}>
        <Button onClick={close}>{words("cancel")}</Button>
        <Button
          type="submit"
          look="primary"
          aria-busy={form.busy}
          aria-disabled={!isReady}
          title={isReady ? undefined : words("mail-keys.text.hint")}
        >
          {words(isMade ? "mail-keys.make" : "mail-keys.add")}
        </Button>
      </div>
    </form>
  )
}

function MailboxChoice({ value, choose }: { value: string; choose(key: string): void }) {
  const words = useSay()
  const { data } = useQuery(boxesQuery)
  return (
    <SelectField
      label={words("mail-keys.mailbox")}
      value={value}
      onChange={({ target }) => choose(target.value)}
    >
      {(data?.mailboxes ?? []).map(({ key, address }) => (
        <option key={key} value={key}>
          {address}
        </option>
      ))}
    </SelectField>
  )
}

type GivenProps = { purpose: KeyPurpose; at: Typed; change(more: Partial<Typed>): void }

/** The key as text or as a file; of ours with its passphrase, which goes no further than this one request. */
function GivenKey({ purpose, at, change }: GivenProps) {
  const words = useSay()
  const id = useId()
  const take = async (file: File | undefined) => {
    if (!file) return
    const given = await givenFile(file)
    change("text" in given ? { text: given.text, pkcs12: null } : { text: "", pkcs12: given.pkcs12 })
  }
  return (
    <>
      <div className={css.text}>
        <label htmlFor={id}>{words("mail-keys.text")}</label>
        <textarea
          id={id}
          rows={6}
          spellCheck={false}
          autoComplete="off"
          maxLength={200_000}
          aria-describedby={`${id}-hint`}
          value={at.text}
          onChange={({ target }) => change({ text: target.value, pkcs12: null })}
        />
        <small id={`${id}-hint`}>{words("mail-keys.text.hint")}</small>
      </div>
      <Field
        label={words("mail-keys.file")}
        hint={at.pkcs12 === null ? undefined : words("mail-keys.file.read")}
        type="file"
        accept=".asc,.gpg,.pem,.crt,.cer,.p12,.pfx"
        onChange={({ target }) => void take(target.files?.[0])}
      />
      {purpose === "own" && (
        <PasswordField
          label={words("mail-keys.passphrase")}
          hint={words("mail-keys.passphrase.hint")}
          autoComplete="off"
          maxLength={1000}
          value={at.passphrase}
          onChange={({ target }) => change({ passphrase: target.value })}
        />
      )}
    </>
  )
}

function askedOf(purpose: KeyPurpose, at: Typed): Asked {
  const { mailboxKey, address, text, pkcs12, passphrase } = at
  if (purpose === "correspondent") return { what: "correspondent", address, text }
  if (purpose === "trusted-ca") return { what: "trusted-ca", text }
  if (at.fresh) return { what: "new", mailboxKey }
  return {
    what: "own",
    mailboxKey,
    ...(pkcs12 === null ? { text } : { pkcs12 }),
    ...(passphrase !== "" && { passphrase }),
  }
}
