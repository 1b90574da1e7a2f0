import type { ReactNode } from "react"
import { useCell } from "../data/cell.ts"
import { prefer, prefs } from "../data/prefs.ts"
import { Icon } from "../frame/icon.tsx"
import { Perforation } from "../frame/paper.tsx"
import { useSay } from "../words/words.ts"
import css from "./sign-in.module.css"

/** The card all steps of signing in stand on; it says at which address one is, because that is what is faked. */
export function SignInFrame({
  title,
  text,
  children,
}: {
  title: string
  text?: string
  children: ReactNode
}) {
  const words = useSay()
  const { locale } = useCell(prefs)
  return (
    <div className={css.page}>
      <header className={css.brand}>
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M4 4.5h16" />
          <path d="m5.5 9 6.5 11L18.5 9" strokeLinecap="square" />
          <path d="M8.8 9h6.4" strokeWidth="1.5" />
        </svg>
        Veridesk
      </header>
      <main className={css.card}>
        <div className={css.head}>
          <p className={css.domain}>
            <Icon name="lock" size={14} />
            {words("signin.domain", { host: location.host })}
          </p>
          <h1>{title}</h1>
          {text && <p>{text}</p>}
        </div>
        <Perforation />
        <div className={css.body}>{children}</div>
      </main>
      <footer className={css.foot}>
        <button
          type="button"
          className="link"
          lang={locale === "en" ? "zh-CN" : "en"}
          onClick={() => prefer({ locale: locale === "en" ? "zh-CN" : "en" })}
        >
          {locale === "en" ? "简体中文" : "English"}
        </button>
      </footer>
    </div>
  )
}
