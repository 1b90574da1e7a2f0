import cors from "@fastify/cors"
import type { CustomerActor } from "@veridesk/contract/people.ts"
import type { ChatClientFrame, ChatServerFrame } from "@veridesk/contract/chat/frames.ts"
import { notFound, Refusal } from "@veridesk/contract/errors.ts"
import { type Locale, localeFor } from "@veridesk/contract/locale.ts"
import { attachmentRoutes } from "./attachments/index.ts"
import {
  chat,
  chatRoutes,
  type ChatDoor,
  makeCustomerHub,
  openCustomerSocket,
  type Speaker,
} from "./channels/chat/index.ts"
import { moveRead, wordPair } from "./chats/index.ts"
import { lastSeqs, mayReadFile, readable, readableAmong } from "./conversations/index.ts"
import { secretsIn } from "./secrets/index.ts"
import { newId } from "@veridesk/contract/ids.ts"
import { DESK_FILES, type Features } from "./app-features.ts"
import { showStored } from "./live-talk.ts"
import { grouped } from "./platform/db/grouped.ts"
import type { App } from "./platform/http/app.ts"
import { localeOf, saidOf } from "./platform/http/problem.ts"
import { boundInMemory } from "./platform/realm/bound-in-memory.ts"
import { Connection, frameReader } from "./platform/sockets/connection.ts"
import { textFrame } from "./platform/sockets/frame.ts"
import { Heartbeat } from "./platform/sockets/heartbeat.ts"
import type { Sockets } from "./platform/sockets/serve.ts"
import { linkDigest } from "./platform/realm/link-token.ts"
import { signingKey } from "./platform/signing-key.ts"
import type { Services } from "./services.ts"
import {
  absoluteAt,
  actInChat,
  beginChat,
  chatForm,
  chatHome,
  chatTranscripts,
  checkChatField,
  type DoorDeps,
  eventsForCustomer,
  eventsForCustomerNamed,
  eventsForCustomersAfter,
  panelOf,
  searchForChat,
  selfHelpFor,
  widgetFiles,
} from "./site/index.ts"
import { namesOf } from "./inbox/index.ts"
import { paths } from "../portal/paths.ts"
import { publicPaths } from "../portal/paths-public.ts"

/** Files of the widget's conversations, read with its key. */
const CHAT_FILES = "/api/chat"

/** A further part of the roof: live chat's door, between the channel and everything it stands on. */
export async function openChat({ http, sockets }: { http: App; sockets: Sockets }, s: Services, f: Features) {
  const { clock, config, log } = s
  const { db } = s.connection
  const deps: DoorDeps = {
    db,
    clock,
    log,
    publicUrl: s.publicUrl,
    origins: config.widgetOrigins,
    channel: chat.name,
    panel: (await panelOf()) ?? "",
    brands: f.brands,
    customers: f.customers,
    chats: f.chats,
    search: f.search,
    say: f.say,
    bind: f.bind,
    sources: f.sourcesAt(CHAT_FILES),
    contextFor: f.contextFor,
    hours: f.sla.hours,
    bannersIn: f.announcements.bannersIn,
    teamIdOf: f.teams.idOf,
    transcripts: {
      db,
      key: signingKey(s.secret),
      namesOf: (ids) => namesOf(db, ids),
      brand: { ...config.brand, host: s.publicUrl },
      pairOf: (joined, locale) => wordPair(s.secret, joined, locale).join(" "),
    },
    forms: f.forms,
    open: f.open,
    exchange: f.exchange,
    chainLookUp: f.chainLookUp,
    secretsIn,
    tellTyping: f.hub.tellTyping,
  }
  const door = makeDoor(deps, () => [...config.widgetOrigins, ...s.origins()])
  const hub = makeCustomerHub(door, textFrame)
  f.chats.watch({ isHere: hub.isHere, isTyping: hub.isTyping, staffHere: f.hub.staffHere })
  f.chats.line.onTurn(() => {
    hub.lineTurned()
    f.hub.chatsTurned()
  })
  f.hub.onDoing(hub.staffTypes)
  f.chats.onRead(hub.touched)
  f.onStored(
    showStored({ hub: f.hub, customerHub: hub, desk: f.sourcesAt(DESK_FILES), widget: deps.sources, log }),
  )

  await widgetFiles(http, { origins: config.widgetOrigins })
  await http.register(async (scope) => {
    await scope.register(cors, {
      origin: (origin, done) => done(null, origin !== undefined && door.isAllowed(origin)),
      methods: ["GET", "POST", "PATCH", "DELETE", "HEAD"],
      allowedHeaders: ["authorization", "content-type", "accept-language", ...TUS],
      exposedHeaders: ["location", "retry-after", "content-disposition", ...TUS],
      maxAge: 600,
    })
    // Files too come from pages of other sites; as everywhere at this door a key proves them, and never a cookie.
    scope.addHook("onRoute", (route) => {
      route.config = { ...route.config, crossSite: true }
    })
    scope.addHook("onSend", async (_request, reply) => {
      reply.header("cross-origin-resource-policy", "cross-origin")
    })
    const speaking = async (authorization: string | undefined): Promise<Speaker> => {
      const speaker = await door.speakerOf(authorization?.replace(/^Bearer /, "") ?? "")
      if (!speaker) throw notFound()
      return speaker
    }
    const bounds = {
      ask: boundInMemory({ points: 600, seconds: 60 }),
      check: boundInMemory({ points: 60, seconds: 60 }),
      begin: boundInMemory({ points: 20, seconds: 3600 }),
    }
    chatRoutes(scope, { door, hub, bounds })
    chatTranscripts(scope, deps, async ({ headers }) => (await speaking(headers.authorization)).actor)
    await scope.register(
      attachmentRoutes({
        attachments: f.attachments,
        whoIs: async ({ headers }) => (await speaking(headers.authorization)).actor,
        mayRead: (reader, file) => file.keptFor === null && mayReadFile(db, reader, file),
        localeOf,
        opened: () => {},
      }),
      { prefix: CHAT_FILES },
    )
  })
  const socket = openCustomerSocket(
    (o) => {
      const { ping, resync, unreadable } = o
      const speech = {
        read: frameReader<ChatClientFrame>(o.frames),
        ping: textFrame(JSON.stringify(ping)),
        resync,
        unreadable,
      }
      sockets.at(o.path, {
        longest: o.longest,
        async welcome({ headers, socket: wire }) {
          const { remoteAddress: address = "" } = wire
          const { origin = "", "accept-language": language } = headers
          const refused = o.mayOpen({ origin, address, language })
          if (refused) return refused
          return (socket) => {
            const line: Connection<ChatClientFrame, ChatServerFrame> = new Connection({
              id: newId(),
              socket,
              wire,
              speech,
              onFrame: (frame) => taker.take(frame),
              onClose: () => {
                s.metrics.sockets.dec({ realm: "customer" })
                taker.closed()
              },
            })
            const taker = o.opened(line, { language })
            line.onOverflow = taker.overflowed
            s.metrics.sockets.inc({ realm: "customer" })
          }
        },
      })
    },
    { door, hub, heartbeat: new Heartbeat(), localeOf: localeFor },
  )
  return { hub, close: socket.close }
}

const TUS = ["tus-resumable", "upload-length", "upload-offset", "upload-metadata", "x-requested-with"]

function makeDoor(o: DoorDeps, origins: () => string[]): ChatDoor {
  const { db } = o
  const talk = boundInMemory({ points: 200, seconds: 10 })
  const from = { db, sources: o.sources }
  const mine = grouped((asked: { actor: CustomerActor; id: string }[]) => readableAmong(db, asked), AT_ONCE)
  const eventsAfter = grouped(
    (asked: { conversationId: string; after: number }[]) => eventsForCustomersAfter(from, asked, PAGE),
    AT_ONCE,
  )
  return {
    clock: o.clock,
    warn: (about, text) => o.log.warn(about, text),
    isAllowed: (origin) => origins().includes(origin),
    configFor({ host, locale }) {
      const brand = o.brands.at(host)
      const absolute = absoluteAt(o, host)
      const to = publicPaths(locale)
      return {
        brand: { name: brand.name, accent: brand.accent },
        panel: o.panel && absolute(o.panel),
        origins: o.origins,
        help: {
          home: absolute(to.home),
          verify: absolute(to.verify()),
          contact: absolute(to.contact),
          status: absolute(to.status),
          tickets: absolute(paths.tickets),
        },
      }
    },
    refusal: saidOf,

    async openSession({ address, host, locale }, { token, guest }) {
      const brand = o.brands.at(host)
      const { widget } = o.customers
      const opened = token
        ? await widget.byToken({ address, brand }, token)
        : await widget.asGuest({
            address,
            brandId: brand.id,
            name: guest?.name ?? GUEST[locale],
            email: guest?.email ?? null,
            locale,
          })
      const { session, expiresAt, name, known } = opened
      return { session, expiresAt: expiresAt.toISOString(), customer: { name, known } }
    },
    speakerOf: grouped(o.customers.widget.speakersOf, AT_ONCE),
    nameOfKey: (session) => linkDigest(session).toString("hex"),
    closeSession: o.customers.widget.revoke,
    overSince: o.customers.widget.overSince,

    home: ({ actor }, { host, locale }) => chatHome(o, { actor, host, locale }),
    form: (key, { locale }) => chatForm(o, key, locale),
    check: ({ exchangeUid }, asked) => checkChatField(o, asked, { uid: exchangeUid, now: o.clock() }),
    begin: ({ actor }, asked) => beginChat(o, actor, asked),
    selfHelp: ({ form, visit }) => selfHelpFor(o, { form, ...visit }),
    search: ({ q, visit }) => searchForChat(o, { q, ...visit }),

    async mine({ actor }, id) {
      const row = await mine({ actor, id })
      if (!row) throw notFound()
      return row
    },
    endOf: grouped((ids: string[]) => lastSeqs(db, ids), { ...AT_ONCE, gatherMs: 10 }),
    statesOf: o.chats.statesOf,
    eventsOf: (conversationId, window) => eventsForCustomer(from, conversationId, window),
    eventsAfter: (conversationId, after) => eventsAfter({ conversationId, after }),
    eventsNamed: (names) => eventsForCustomerNamed(from, names),
    async say({ actor }, conversationId, { id: messageId, body, attachmentIds }) {
      await talk(actor.id)
      const secrets = await o.secretsIn({ body })
      if (secrets.length > 0) throw new Refusal("secret-found", 422, { detail: secrets })
      return o.say({ actor, conversationId, message: { messageId, body, attachmentIds } })
    },
    act: ({ actor }, conversationId, act) => actInChat(o, actor, { conversationId, act }),
    async read({ actor }, conversationId, seq) {
      await readable(db, actor, { id: conversationId })
      if (await moveRead(db, { conversationId, side: "customer", seq })) o.chats.line.touch()
    },
    tellTyping: o.tellTyping,
  }
}

/** When thousands come back at once, they are served in crowds; whoever comes alone waits for nobody. */
const AT_ONCE = { most: 500, lanes: 1, gatherMs: 40 }
/** Events of one catching up that are read at a time. */
const PAGE = 100

const GUEST: Record<Locale, string> = { en: "Guest", "zh-CN": "访客" }
