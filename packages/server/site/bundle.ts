import { readFile } from "node:fs/promises"
import type { Assets, PageContext, PageKind, PageProps } from "../../portal/props.ts"
import type { MailContext, MailName, MailParts, MailProps } from "../../portal/props-mail.ts"
import { SetupFault } from "../platform/setup-fault.ts"

export type {
  Assets,
  BannerFact,
  BrandFacts,
  PageContext,
  PageKind,
  PageProps,
  PublicHead,
  ViewerFacts,
} from "../../portal/props.ts"
export type { MailContext, MailName, MailParts, MailProps } from "../../portal/props-mail.ts"

export type Bundle = {
  renderPage<K extends PageKind>(kind: K, props: PageProps[K], context: PageContext): string
  renderMail<N extends MailName>(name: N, props: MailProps[N], context: MailContext): MailParts
}

const dist = new URL("../../portal/dist/", import.meta.url)

/** The built desk, served under /desk/. */
export const deskFolder = new URL("../../desk/dist/", import.meta.url)

/** The built widget, served under /widget/. */
export const widgetFolder = new URL("../../widget/dist/", import.meta.url)

/** The folder whose files are served under /assets/. */
export const assetFolder = new URL("client/assets/", dist)

/** Loads the built pages of the portal: the only place where the server touches them. @throws SetupFault `not-built` */
export async function loadBundle(): Promise<{ bundle: Bundle; assets: Assets }> {
  try {
    const bundle = (await import(new URL("server/pages.js", dist).href)) as Bundle
    const assets = JSON.parse(await readFile(new URL("client/assets.json", dist), "utf8")) as Assets
    return { bundle, assets }
  } catch (cause) {
    throw new SetupFault({
      code: "not-built",
      message: "The pages of the help site are not built.",
      mend: "Build them with `npm run build`, or start with `npm run up`, which does it.",
      cause,
    })
  }
}
