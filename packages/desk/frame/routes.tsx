import { createRootRoute, createRoute, createRouter, Navigate } from "@tanstack/react-router"
import { readSpec } from "../inbox/address.ts"
import { InboxPage } from "../inbox/inbox-page.tsx"
import { part } from "./part.tsx"
import { Shell } from "./shell.tsx"
import { Waiting } from "./waiting.tsx"
import { withAccountTexts, withChatTexts, withMailTexts } from "../words/words.ts"

const root = createRootRoute({ component: Shell, notFoundComponent: () => null })

const start = createRoute({
  getParentRoute: () => root,
  path: "/",
  component: ToInbox,
})

/** The list and, with an id, the conversation; what the list shows stands in the address, so it can be shared. */
const inbox = createRoute({
  getParentRoute: () => root,
  path: "/inbox/{-$id}",
  validateSearch: readSpec,
  component: InboxPage,
})

/** Live conversations: those one has beside each other, and the line of those who wait. */
const chats = createRoute({
  getParentRoute: () => root,
  path: "/chats/{-$id}",
  component: part(() => withChatTexts(import("../chats/chats-page.tsx")).then((m) => m.ChatsPage)),
  pendingComponent: Waiting,
})

const settings = createRoute({
  getParentRoute: () => root,
  path: "/settings",
  component: part(() =>
    withAccountTexts(import("../settings/settings-page.tsx")).then((m) => m.SettingsPage),
  ),
  pendingComponent: Waiting,
})

const people = createRoute({
  getParentRoute: () => root,
  path: "/people",
  component: part(() => withAccountTexts(import("../people/people-page.tsx")).then((m) => m.PeoplePage)),
  pendingComponent: Waiting,
})

/** How tickets are handled, for leads and administrators; one section at a time. */
const admin = createRoute({
  getParentRoute: () => root,
  path: "/admin/{-$section}",
  component: part(() => import("../admin/admin-page.tsx").then((m) => m.AdminPage)),
  pendingComponent: Waiting,
})

/** What waits for one in other people's tickets. */
const work = createRoute({
  getParentRoute: () => root,
  path: "/work",
  component: part(() => import("../tasks/my-work-page.tsx").then((m) => m.MyWorkPage)),
  pendingComponent: Waiting,
})

/** One cause behind many tickets. */
const incidents = createRoute({
  getParentRoute: () => root,
  path: "/incidents/{-$incident}",
  component: part(() => import("../incidents/incidents-page.tsx").then((m) => m.IncidentsPage)),
  pendingComponent: Waiting,
})

/** The articles of the help site, and the one in the address; `new` is the title of one that is to be made. */
const knowledge = createRoute({
  getParentRoute: () => root,
  path: "/knowledge/{-$article}",
  validateSearch: ({ new: title }): { new?: string } => (typeof title === "string" ? { new: title } : {}),
  component: part(() => import("../knowledge/knowledge-page.tsx").then((m) => m.KnowledgePage)),
  pendingComponent: Waiting,
})

/** What everybody outside is told. */
const announcements = createRoute({
  getParentRoute: () => root,
  path: "/announcements/{-$announcement}",
  component: part(() => import("../announcements/announcements-page.tsx").then((m) => m.AnnouncementsPage)),
  pendingComponent: Waiting,
})

/** Mails that are in no conversation, and what we send. */
const mail = createRoute({
  getParentRoute: () => root,
  path: "/mail/{-$tab}/{-$mail}",
  component: part(() => withMailTexts(import("../mail/mail-page.tsx")).then((m) => m.MailPage)),
  pendingComponent: Waiting,
})

/** After the welcome link one is signed in, but the address still says welcome. */
const welcome = createRoute({
  getParentRoute: () => root,
  path: "/welcome",
  component: ToInbox,
})

function ToInbox() {
  return <Navigate to="/inbox/{-$id}" params={{ id: undefined }} replace />
}

export const router = createRouter({
  routeTree: root.addChildren([
    start,
    inbox,
    chats,
    settings,
    people,
    admin,
    work,
    incidents,
    knowledge,
    announcements,
    mail,
    welcome,
  ]),
  basepath: "/desk",
  defaultPreload: false,
  scrollRestoration: false,
})

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router
  }
}
