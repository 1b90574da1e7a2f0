import { Field, PasswordField, SelectField } from "../frame/field.tsx"
import { useSay } from "../words/words.ts"
import { ConnectionTest } from "./connection-test.tsx"
import css from "./mailboxes.module.css"
import type { TypedImap } from "./typed.ts"

const securities = ["tls", "starttls", "none"] as const
const signs = ["password", "oauth2"] as const

/** A mailbox elsewhere: where it is, and how we sign in. A kept password is never shown. */
export function ImapFields(props: {
  boxKey: string | null
  isKept: boolean
  at: TypedImap
  change(more: Partial<TypedImap>): void
}) {
  const { boxKey, isKept, at, change } = props
  const words = useSay()
  const port = Number(at.port)
  const isPort = Number.isInteger(port) && port >= 1 && port <= 65_535
  return (
    <div className={css.imap}>
      <div className={css.pair}>
        <Text label={words("mailboxes.imap.host")} of="host" at={at} change={change} />
        <Field
          label={words("mailboxes.imap.port")}
          inputMode="numeric"
          value={at.port}
          fault={isPort ? undefined : words("mailboxes.imap.port.fault")}
          onChange={(event) => change({ port: event.target.value })}
        />
        <SelectField
          label={words("mailboxes.imap.security")}
          value={at.security}
          onChange={(event) => {
            const security = securities.find((one) => one === event.target.value) ?? "tls"
            const usual = { tls: "993", starttls: "143", none: "143" }
            change({
              security,
              port: Object.values(usual).includes(at.port) ? usual[security] : at.port,
            })
          }}
        >
          {securities.map((one) => (
            <option key={one} value={one}>
              {words(`mailboxes.imap.security.${one}`)}
            </option>
          ))}
        </SelectField>
        <Text label={words("mailboxes.imap.user")} of="user" at={at} change={change} />
        <SelectField
          label={words("mailboxes.imap.sign")}
          value={at.sign}
          onChange={(event) =>
            change({ sign: signs.find((one) => one === event.target.value) ?? "password" })
          }
        >
          {signs.map((one) => (
            <option key={one} value={one}>
              {words(`mailboxes.imap.sign.${one}`)}
            </option>
          ))}
        </SelectField>
        <PasswordField
          label={words(at.sign === "oauth2" ? "mailboxes.imap.token" : "mailboxes.imap.password")}
          hint={words(isKept ? "mailboxes.imap.secret.kept" : "mailboxes.imap.secret.new")}
          autoComplete="new-password"
          value={at.secret}
          onChange={(event) => change({ secret: event.target.value })}
        />
        {at.sign === "oauth2" && (
          <>
            <Text label={words("mailboxes.imap.token-url")} of="tokenUrl" at={at} change={change} />
            <Text label={words("mailboxes.imap.client-id")} of="clientId" at={at} change={change} />
            <Text label={words("mailboxes.imap.scope")} of="scope" at={at} change={change} />
          </>
        )}
        <Text
          label={words("mailboxes.imap.folders")}
          hint={words("mailboxes.imap.folders.hint")}
          of="folders"
          at={at}
          change={change}
        />
      </div>
      <ConnectionTest boxKey={boxKey} at={at} />
    </div>
  )
}

function Text(props: {
  label: string
  hint?: string
  of: "host" | "user" | "tokenUrl" | "clientId" | "scope" | "folders"
  at: TypedImap
  change(more: Partial<TypedImap>): void
}) {
  const { label, hint, of, at, change } = props
  return (
    <Field
      label={label}
      hint={hint}
      spellCheck={false}
      autoComplete="off"
      value={at[of]}
      onChange={(event) => change({ [of]: event.target.value })}
    />
  )
}
