import css from "./launcher.css?inline"

export type Frame = { host: HTMLElement; root: ShadowRoot }

/** An element of ours at the end of the page, with a shadow root that nothing of the page reaches into. */
export function makeFrame(): Frame {
  const host = document.createElement("veridesk-support")
  const root = host.attachShadow({ mode: "open" })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  root.adoptedStyleSheets = [sheet]
  document.body.append(host)
  return { host, root }
}
