import { existsSync, readdirSync } from "node:fs"

/*
 * The floors of the house. Each floor may import the ones before it and never the ones after it:
 * contract ← ui ← platform ← features in the order below, intake among them ← channels ← app.
 */

/**
 * The features of packages/server, lowest first: a feature may import those above its line, by their index.ts,
 * and none of those below it. A new feature is one line here. Its rules (pure functions on plain data) live in
 * the file named for its one noun, and in the further files named after the folder.
 */
const features = {
  brands: ["brand"],
  staff: ["member"],
  customers: ["customer"],
  exchange: [],
  chains: [],
  secrets: ["secret"],
  attachments: ["attachment"],
  conversations: ["conversation"],
  statuses: ["label"],
  "intake-forms": ["form"],
  merging: ["overlay"],
  requests: ["request"],
  ratings: ["rating"],
  sla: ["clock", "calendar"],
  assignment: ["rule"],
  macros: ["macro"],
  tasks: ["task"],
  "side-threads": ["side-thread"],
  incidents: ["incident"],
  search: ["query"],
  webhooks: ["webhook"],
  registry: ["entry", "look-alike"],
  articles: ["article"],
  announcements: ["announcement"],
  "self-service": [],
  transcripts: [],
  notifications: ["notification"],
  mails: ["mail", "match", "incoming/incoming", "mailboxes/mailbox", "outgoing/outgoing"],
  audit: [],
  inbox: [],
  chats: ["chat", "waiting", "place", "estimate", "plan-offers", "agents/agent"],
  live: [],
  intake: [],
  site: [],
  demo: [],
}

const names = Object.keys(features)
const notFeatures = ["platform", "channels", "node_modules", "dist"]
const server = "^packages/server"
const tests = "\\.test\\.tsx?$|/testing/"
/** Intake is a corridor of verbs (receive, deliver): each of its files is a door. */
const anyFeature = `${server}/(${names.filter((name) => name !== "intake").join("|")})/`
const roof = `${server}/[^/]+\\.ts$`

/** A folder that stands on no floor would be watched by no rule. */
if (existsSync("packages/server")) {
  for (const entry of readdirSync("packages/server", { withFileTypes: true })) {
    if (entry.isDirectory() && !names.includes(entry.name) && !notFeatures.includes(entry.name)) {
      throw new Error(
        `packages/server/${entry.name} stands on no floor: give it a line among the features of .dependency-cruiser.mjs`,
      )
    }
  }
}

/** One rule: whoever is at `from` never imports `to`. Tests may reach up, since they come in by the front door. */
function never({ name, comment, from, to }) {
  return { name, comment, severity: "error", from: { pathNot: tests, ...from }, to }
}

/** One rule: of our own packages, whoever is at `from` imports nothing but what `only` matches. */
function only(name, from, allowed) {
  return never({
    name,
    comment: `imports only ${allowed.join(", ")}`,
    from: { path: from },
    to: { path: "^packages/", pathNot: allowed },
  })
}

const rulesFiles = names.flatMap((feature) =>
  features[feature].map((noun) => `${server}/${feature}/${noun}\\.ts$`),
)

const floors = [
  only("contract-is-the-ground", "^packages/contract/", ["^packages/contract/"]),
  never({
    name: "contract-does-no-io",
    comment: "the contract also runs in browsers",
    from: { path: "^packages/contract/" },
    to: { dependencyTypes: ["core"] },
  }),
  only("ui-stands-on-contract", "^packages/ui/", ["^packages/(contract|ui)/"]),
  only("platform-knows-no-noun", `${server}/platform/`, ["^packages/(contract|ui)/", `${server}/platform/`]),
  ...names.map((feature, index) =>
    never({
      name: `${feature}-never-looks-up`,
      comment: "a lower feature never imports a higher one; the higher one listens to its events",
      from: { path: `${server}/${feature}/` },
      to: {
        path: [`${server}/(${[...names.slice(index + 1), "channels"].join("|")})/`, roof],
        ...(feature === "intake" && { pathNot: `${server}/channels/channel\\.ts$` }),
      },
    }),
  ),
  never({
    name: "channels-know-the-port-only",
    comment: "the app hands a channel everything else as functions",
    from: { path: `${server}/channels/([^/]+)/` },
    to: {
      path: "^packages/",
      pathNot: [
        "^packages/(contract|ui)/",
        "/node_modules/",
        `${server}/channels/$1/`,
        `${server}/channels/channel\\.ts$`,
      ],
    },
  }),
  only("the-channel-port-stands-on-contract", `${server}/channels/channel\\.ts$`, ["^packages/contract/"]),
  never({
    name: "only-main-and-tests-import-the-app",
    comment: "app.ts is the roof",
    from: { path: server, pathNot: [roof, tests] },
    to: { path: roof },
  }),
  never({
    name: "testing-is-for-tests",
    comment: "the product never imports its test harness",
    from: { path: "^packages/" },
    to: { path: `${server}/.*testing/` },
  }),
]

const doors = [
  {
    name: "through-the-door",
    comment: "of another feature only its index.ts is imported",
    severity: "error",
    from: { path: `${server}/([^/]+)/` },
    to: { path: anyFeature, pathNot: [`${server}/$1/`, "/index\\.ts$", "/testing/"] },
  },
  {
    name: "the-roof-uses-the-doors-too",
    comment: "app.ts, main.ts, tools and tests import features by their index.ts",
    severity: "error",
    from: { path: `${server}/[^/]+\\.ts$|^(bin|bench|e2e)/` },
    to: { path: anyFeature, pathNot: ["/index\\.ts$", "/testing/"] },
  },
  never({
    name: "rules-are-pure",
    comment: "a file of rules works on plain data: it knows no store, no clock, no network",
    from: { path: rulesFiles.length > 0 ? rulesFiles : "^$" },
    to: {
      path: ["/store\\.ts$", `${server}/platform/`, "node_modules/(pg|kysely|fastify|graphile-worker)/"],
    },
  }),
  never({
    name: "sql-lives-in-stores",
    comment: "only store.ts and platform/db hold SQL",
    from: { pathNot: ["/store\\.ts$", `${server}/platform/db/`, tests, "^(bin|bench|e2e)/"] },
    to: { path: "node_modules/(pg|kysely)/", dependencyTypesNot: ["type-only"] },
  }),
]

const faces = [
  only("faces-never-import-the-server", "^packages/(portal|desk|widget)/", [
    "^packages/(contract|ui|portal|desk|widget)/",
  ]),
  never({
    name: "one-face-never-imports-another",
    comment: "portal, desk and widget share contract and ui only",
    from: { path: "^packages/(portal|desk|widget)/" },
    to: { path: "^packages/(portal|desk|widget)/", pathNot: "^packages/$1/" },
  }),
  never({
    name: "one-file-loads-the-built-pages",
    comment:
      "the server takes the portal's and the desk's built files in one place; the props of pages are plain types",
    from: { path: server, pathNot: [`${server}/site/bundle\\.ts$`, tests] },
    to: { path: "^packages/(portal|desk|widget)/", pathNot: "^packages/portal/(props|paths)[a-z-]*\\.ts$" },
  }),
  only("the-toy-exchange-stands-alone", "^packages/mock-exchange/", ["^packages/(contract|mock-exchange)/"]),
  never({
    name: "nobody-imports-the-toy-exchange",
    comment: "the product is never built on its test partner",
    from: { path: "^packages/(contract|ui|server|portal|desk|widget)/" },
    to: { path: "^packages/mock-exchange/" },
  }),
]

const everywhere = [
  { name: "no-circles", severity: "error", from: {}, to: { circular: true } },
  { name: "no-lost-imports", severity: "error", from: {}, to: { couldNotResolve: true } },
]

export default {
  forbidden: [...floors, ...doors, ...faces, ...everywhere],
  options: {
    doNotFollow: { path: "node_modules|/dist/" },
    exclude: { path: "/dist/|\\.css$" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      mainFields: ["module", "main", "types"],
    },
    skipAnalysisNotInRules: true,
  },
}
