import type { MailContext } from "../props-mail.ts"
import { type Block, type Sheet, sayFor } from "./sheet.tsx"

/**
 * The HTML part. Mail programs know little CSS, so the look is inline and plain: one column, system type, real
 * headings and links. `color-scheme` and a media query let dark mail programs have their dark.
 */
export function Letter({ sheet, context }: { sheet: Sheet; context: MailContext }) {
  const { m, locale } = sayFor(context)
  return (
    <html lang={locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{sheet.subject}</title>
        <style dangerouslySetInnerHTML={{ __html: css }} />
      </head>
      <body>
        <div class="hide">{sheet.preview}</div>
        <div class="page" role="article" aria-roledescription="email" aria-label={sheet.subject}>
          <p class="brand">
            <strong>{context.brand.name}</strong> {m("support")}
          </p>
          <div class="sheet">
            {context.antiPhishingCode && (
              <p class="code">
                {m("code")} <strong dir="auto">{context.antiPhishingCode}</strong>
              </p>
            )}
            {sheet.blocks.map((block, i) => (
              <Drawn key={i} block={block} />
            ))}
          </div>
          <p class="foot">
            {m("never", { brand: context.brand.shortName })}
            <br />
            {m("from", { address: context.brand.mailFrom })}
          </p>
        </div>
      </body>
    </html>
  )
}

function Drawn({ block }: { block: Block }) {
  switch (block.block) {
    case "title":
      return <h1>{block.text}</h1>
    case "text":
      return <p>{block.text}</p>
    case "small":
      return <p class="small">{block.text}</p>
    case "number":
      return (
        <p class="number">
          {block.label} <strong>{block.number}</strong>
        </p>
      )
    case "quote":
      return (
        <div class="quote">
          {block.text.split(/\n{2,}/).map((paragraph, i) => (
            <p key={i} dir="auto">
              {paragraph.split("\n").flatMap((line, at) => (at === 0 ? [line] : [<br key={at} />, line]))}
            </p>
          ))}
          <p class="small by">
            {block.by.split("\n").flatMap((line, at) => (at === 0 ? [line] : [<br key={at} />, line]))}
          </p>
        </div>
      )
    case "facts":
      return (
        <table class="facts">
          <tbody>
            {block.lines.map(({ label, value }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )
    case "list":
      return (
        <ul>
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      )
    case "links":
      return (
        <ul>
          {block.items.map(({ label, href }) => (
            <li key={href}>
              <a href={href}>{label}</a>
              <br />
              <span class="small url">{href}</span>
            </li>
          ))}
        </ul>
      )
    case "button":
      return (
        <>
          <p>
            <a class="go" href={block.href}>
              {block.label}
            </a>
          </p>
          <p class="small url">{block.href}</p>
        </>
      )
  }
}

const sans =
  '-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif'

/** Colours are those of the light tokens; a mail program can't read custom properties. */
const css = `
body{margin:0;padding:0;background:#f1f4f3;color:#13201e;font:16px/1.65 ${sans}}
.page{max-width:560px;margin:0 auto;padding:24px 16px 40px}
.brand{margin:0 0 12px;font-size:14px;color:#435250}
.brand strong{color:#13201e}
.sheet{background:#fff;border:1px solid #d2dad8;border-top:4px double #78868a;border-radius:4px;padding:20px 24px 12px}
h1{margin:0 0 12px;font-size:22px;line-height:1.4}
p{margin:0 0 14px}
.small{font-size:13px;color:#435250}
.url{word-break:break-all}
.code{padding:8px 12px;border:1px solid #78868a;background:#f1f4f3;font-size:14px}
.number{padding:10px 0;border-top:1px solid #13201e;border-bottom:1px dashed #78868a;color:#435250;font-size:14px}
.number strong{font:400 22px/1.3 ui-monospace,Consolas,monospace;color:#13201e;margin-left:6px}
.facts{width:100%;border-collapse:collapse;margin:0 0 14px;font-size:15px}
.facts th{font-weight:400;text-align:left;color:#435250;padding:7px 12px 7px 0;border-bottom:1px solid #d2dad8;vertical-align:top}
.facts td{text-align:right;padding:7px 0;border-bottom:1px solid #d2dad8}
.quote{margin:0 0 14px;padding:12px 16px;background:#e9efed;border-radius:4px}
ul{margin:0 0 14px;padding-left:20px}
li a{color:#0b5563}
.go{display:inline-block;padding:12px 20px;background:#0b5563;color:#fff;font-weight:600;text-decoration:none;border-radius:4px}
.foot{margin:16px 0 0;font-size:13px;color:#586765}
.hide{display:none;max-height:0;overflow:hidden}
@media (prefers-color-scheme:dark){
body{background:#0c1211;color:#e3eae8}.brand,.small,.number,.facts th{color:#afbbb8}
.brand strong,.number strong{color:#e3eae8}.sheet{background:#131a19;border-color:#263230;border-top-color:#6b7976}
.number{border-top-color:#e3eae8}.facts th,.facts td{border-bottom-color:#263230}
.code{background:#0c1211;border-color:#6b7976}.quote{background:#1e2826}
.go{background:#63bbc9;color:#04212a}li a{color:#63bbc9}.foot{color:#8c9996}}
`.replaceAll("\n", "")
