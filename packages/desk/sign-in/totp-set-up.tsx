import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { beginTotp, confirmTotp } from "../data/account.ts"
import { Button } from "../frame/button.tsx"
import { Field, FormFault } from "../frame/field.tsx"
import { copyWhole } from "../frame/id4.tsx"
import { Skeleton } from "../frame/paper.tsx"
import { useSubmit } from "../frame/use-submit.ts"
import { useSay } from "../words/words.ts"
import css from "./sign-in.module.css"

/** The key as a picture and as text, and a first code to see that it works. */
export function TotpSetUp({ onDone }: { onDone(codes: string[]): void }) {
  const words = useSay()
  const [code, setCode] = useState("")
  const { data, error } = useQuery({
    queryKey: ["totp-begin"],
    queryFn: beginTotp,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  const form = useSubmit(
    () => confirmTotp(code),
    (answer) => onDone(answer.recoveryCodes),
  )
  if (error) throw error
  if (!data) return <Skeleton lines={6} label={words("loading")} />
  return (
    <form className={css.form} onSubmit={form.onSubmit} noValidate>
      <p>{words("totp.scan")}</p>
      <div
        className={css.qr}
        role="img"
        aria-label={words("totp.qr")}
        // The server draws it; it is our own markup.
        dangerouslySetInnerHTML={{ __html: data.qrSvg }}
      />
      <p>{words("totp.type")}</p>
      <p className={css.secret} dir="ltr">
        {data.secret}{" "}
        <button
          type="button"
          className="link"
          onClick={() => void copyWhole(data.secret.replace(/\s/g, ""), words("totp.key"))}
        >
          {words("copy")}
        </button>
      </p>
      <FormFault error={form.error} />
      <Field
        look="code"
        label={words("totp.first-code")}
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        value={code}
        fault={form.faultOf("code")}
        onChange={(event) => setCode(event.target.value)}
      />
      <Button type="submit" look="primary" wide aria-busy={form.busy}>
        {words("totp.confirm")}
      </Button>
    </form>
  )
}
