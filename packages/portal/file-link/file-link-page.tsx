import type { FileLinkProps } from "../props-file-link.ts"
import { usePage } from "../shell/page-state.ts"

/** What the link would give, and the button that gives it, once. */
export function FileLinkPage({ file }: FileLinkProps) {
  const { t, csrf } = usePage()
  return (
    <div class="wrap account">
      <header class="page-head">
        <h1>{t(file ? "file-link.title" : "file-link.over")}</h1>
        <p class="lead">
          {file
            ? t("file-link.what", { name: file.name, kb: Math.ceil(file.size / 1024) })
            : t("file-link.over.more")}
        </p>
      </header>
      {file && (
        <form method="post" action={file.action}>
          <input type="hidden" name="_csrf" value={csrf} />
          <button class="btn primary">{t("file-link.go")}</button>
        </form>
      )}
    </div>
  )
}
