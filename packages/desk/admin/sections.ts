import { type ComponentType, lazy } from "react"
import type { WordKey } from "../words/words.ts"

export interface Section {
  /** Its place in the address: /desk/admin/<key>. */
  key: string
  title: WordKey
  /** What is told outside is theirs to answer for: leads don't see it. */
  onlyAdministrators?: true
  /** Fetched when it is opened: `lazy(() => import(…).then((m) => ({ default: m.RoutingPage })))`. */
  Page: ComponentType
}

/** The pages with which leads and administrators set how tickets are handled, in the order of the list. */
export const sections: Section[] = [
  {
    key: "forms",
    title: "forms.title",
    Page: lazy(() => import("../intake-forms/forms-page.tsx").then((m) => ({ default: m.FormsPage }))),
  },
  {
    key: "routing",
    title: "routing.title",
    Page: lazy(() => import("../assignment/routing-page.tsx").then((m) => ({ default: m.RoutingPage }))),
  },
  {
    key: "macros",
    title: "macros.title",
    Page: lazy(() => import("../macros/macros-page.tsx").then((m) => ({ default: m.MacrosPage }))),
  },
  {
    key: "clocks",
    title: "sla.title",
    Page: lazy(() => import("../sla/clocks-page.tsx").then((m) => ({ default: m.ClocksPage }))),
  },
  {
    key: "statuses",
    title: "statuses.title",
    Page: lazy(() => import("../statuses/statuses-page.tsx").then((m) => ({ default: m.StatusesPage }))),
  },
  {
    key: "channels",
    title: "register.title",
    Page: lazy(() => import("../registry/channels-page.tsx").then((m) => ({ default: m.ChannelsPage }))),
  },
  {
    key: "impostors",
    title: "impostors.title",
    Page: lazy(() => import("../registry/impostors-page.tsx").then((m) => ({ default: m.ImpostorsPage }))),
  },
  {
    key: "search",
    title: "gaps.title",
    Page: lazy(() => import("../search-gaps/gaps-page.tsx").then((m) => ({ default: m.GapsPage }))),
  },
  {
    key: "brands",
    title: "brands.title",
    Page: lazy(() => import("../brands/brands-page.tsx").then((m) => ({ default: m.BrandsPage }))),
  },
  {
    key: "webhooks",
    title: "webhooks.title",
    onlyAdministrators: true,
    Page: lazy(() => import("../webhooks/webhooks-page.tsx").then((m) => ({ default: m.WebhooksPage }))),
  },
]
