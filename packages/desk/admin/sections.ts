import { type ComponentType } from "react"
import { part } from "../frame/part.tsx"
import { type WordKey, withChatTexts, withMailTexts } from "../words/words.ts"

export interface Section {
  /** Its place in the address: /desk/admin/<key>. */
  key: string
  title: WordKey
  /** What is told outside is theirs to answer for: leads don't see it. */
  onlyAdministrators?: true
  /** Fetched when it is opened: `part(() => import(…).then((m) => m.RoutingPage))`. */
  Page: ComponentType
}

/** The pages with which leads and administrators set how tickets are handled, in the order of the list. */
export const sections: Section[] = [
  {
    key: "forms",
    title: "forms.title",
    Page: part(() => import("../intake-forms/forms-page.tsx").then((m) => m.FormsPage)),
  },
  {
    key: "routing",
    title: "routing.title",
    Page: part(() => import("../assignment/routing-page.tsx").then((m) => m.RoutingPage)),
  },
  {
    key: "chat",
    title: "chat-settings.title",
    Page: part(() => withChatTexts(import("../chats/settings-page.tsx")).then((m) => m.SettingsPage)),
  },
  {
    key: "macros",
    title: "macros.title",
    Page: part(() => import("../macros/macros-page.tsx").then((m) => m.MacrosPage)),
  },
  {
    key: "clocks",
    title: "sla.title",
    Page: part(() => import("../sla/clocks-page.tsx").then((m) => m.ClocksPage)),
  },
  {
    key: "statuses",
    title: "statuses.title",
    Page: part(() => import("../statuses/statuses-page.tsx").then((m) => m.StatusesPage)),
  },
  {
    key: "mailboxes",
    title: "mailboxes.title",
    onlyAdministrators: true,
    Page: part(() => withMailTexts(import("../mailboxes/mailboxes-page.tsx")).then((m) => m.MailboxesPage)),
  },
  {
    key: "mail-keys",
    title: "mail-keys.title",
    onlyAdministrators: true,
    Page: part(() => import("../mail-keys/keys-page.tsx").then((m) => m.MailKeysPage)),
  },
  {
    key: "channels",
    title: "register.title",
    Page: part(() => import("../registry/channels-page.tsx").then((m) => m.ChannelsPage)),
  },
  {
    key: "impostors",
    title: "impostors.title",
    Page: part(() => import("../registry/impostors-page.tsx").then((m) => m.ImpostorsPage)),
  },
  {
    key: "search",
    title: "gaps.title",
    Page: part(() => import("../search-gaps/gaps-page.tsx").then((m) => m.GapsPage)),
  },
  {
    key: "brands",
    title: "brands.title",
    Page: part(() => import("../brands/brands-page.tsx").then((m) => m.BrandsPage)),
  },
  {
    key: "webhooks",
    title: "webhooks.title",
    onlyAdministrators: true,
    Page: part(() => import("../webhooks/webhooks-page.tsx").then((m) => m.WebhooksPage)),
  },
]
