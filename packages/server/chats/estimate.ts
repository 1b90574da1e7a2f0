type Risk = "security" | "funds" | "ordinary"

/** Somebody who was taken from the line: how many stood ahead when they began to wait, and how long it took. */
export type PastWait = {
  ahead: number
  waitedMs: number
  acceptedAt: Date
  risk: Risk
  teamId: string | null
}

/** Somebody who waits now: their place in the line, and for how long they have waited already. */
export type Asked = {
  history: readonly PastWait[]
  /** 1 is the next. */
  position: number
  waitedMs: number
  now: Date
  risk: Risk
  teamId: string | null
}

/** In whole minutes from now. */
export type Range = { from: number; to: number }

const MINUTE = 60_000
/** Only what is this young tells of now. */
const RECENT_MS = 120 * MINUTE
/** With fewer people taken in that time there is nothing worth telling from. */
const FEWEST = 8
/** The pace is that of so many: with fewer it jumps, with more it is late to see that agents left. */
const PACE_OF = 20
/** What may be told of how far people were from the pace: the newest of them. */
const MOST_SCORES = 100
/** How uncertain the pace itself is, however many stand between; beside it, each acceptance is a draw of its own. */
const DRIFT = 0.32
/** Of ten people, hardly one is taken sooner than is said, and hardly one later: waits are never flattered. */
const LOW = { share: 0.08, unknown: -1.1 }
const HIGH = { share: 0.93, unknown: 1.2 }
/** So many people of whom nothing is known count beside those of whom something is. */
const UNKNOWN = 6
/** Past this, more of a spread at the front would overtake that of the places behind it. */
const MOST_SPREAD = 2
/** Whoever is at the front and has waited for less than this may find somebody free. */
const AT_ONCE_MS = 30_000

/**
 * How long it is until somebody is taken, told so that it holds: eight of ten and more are taken between `from` and `to`,
 * and few of the others later. It comes from the line's own recent past (the same team, two hours): how long the pace of
 * acceptances would have had each person wait, how long they really waited, and how far apart the two were. That ratio
 * has in it whatever the pace doesn't know: who overtook, who gave up, how agents came and went. The pace counts the time since
 * the last acceptance too, so that it falls as soon as nobody accepts.
 * @returns rounded outwards; null where fewer than eight were taken in two hours, or where all that could be said is so
 * wide that it says nothing
 */
export function estimate(o: Asked): Range | null {
  const now = o.now.getTime()
  const taken = takenOf(o, now)
  if (taken.length < FEWEST) return null
  const pace = paceAt(taken, now)
  if (pace === null) return null
  const scores = scoresOf(taken, { free: false })
  const range =
    o.position > 1 || o.waitedMs >= AT_ONCE_MS
      ? rangeAt(o.position, { pace, scores })
      : within(
          rangeAt(1, { pace, scores: scoresOf(taken, { free: true }) }),
          // Nobody at the front is told more than the next one behind them.
          rangeAt(2, { pace, scores }),
        )
  return saysSomething(range) ? range : null
}

function rangeAt(position: number, { pace, scores }: { pace: number; scores: number[] }): Range {
  const spread = spreadAt(position)
  const low = quantile(scores, LOW)
  const high = Math.min(MOST_SPREAD, quantile(scores, HIGH))
  const from = Math.floor((pace * position * Math.exp(low * spread)) / MINUTE)
  return { from, to: Math.max(from + 1, Math.ceil((pace * position * Math.exp(high * spread)) / MINUTE)) }
}

function within(range: Range, most: Range): Range {
  return { from: Math.min(range.from, most.from), to: Math.min(range.to, most.to) }
}

/** "2 to 16 minutes" helps; "2 to 40" is no help to anybody. */
function saysSomething({ from, to }: Range): boolean {
  return to <= Math.max(15, 3 * from + 12)
}

/** Times in milliseconds of the epoch. */
type Taken = { since: number; at: number; place: number }

function takenOf({ history, teamId }: Asked, now: number): Taken[] {
  return history
    .filter((past) => past.teamId === teamId)
    .map(({ acceptedAt, waitedMs, ahead }) => ({
      at: acceptedAt.getTime(),
      since: acceptedAt.getTime() - waitedMs,
      place: ahead + 1,
    }))
    .filter(({ at }) => at <= now && at > now - RECENT_MS)
    .sort((a, b) => a.at - b.at)
}

/** Milliseconds from one acceptance to the next, as far as was known at a moment. Null before there were four. */
function paceAt(taken: readonly Taken[], moment: number): number | null {
  const known = countUpTo(taken, moment)
  if (known < 4) return null
  const first = taken[Math.max(0, known - PACE_OF - 1)]
  const between = Math.min(PACE_OF, known - 1)
  return first ? Math.max(1_000, (moment - first.at) / between) : null
}

/** How many of a sorted list were taken by then. */
function countUpTo(taken: readonly Taken[], moment: number): number {
  let low = 0
  let high = taken.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((taken[middle]?.at ?? Number.POSITIVE_INFINITY) <= moment) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * How far each was from what the pace said when they began to wait, in units of the spread at their place, so that people
 * at all places speak for one another. Whoever found the line empty speaks only for those who do: mostly somebody was free.
 */
function scoresOf(taken: readonly Taken[], { free }: { free: boolean }): number[] {
  return taken
    .filter(({ place }) => (place === 1) === free)
    .slice(-MOST_SCORES)
    .flatMap(({ since, at, place }) => {
      const pace = paceAt(taken, since)
      if (pace === null) return []
      return [Math.log(Math.max(1_000, at - since) / (pace * place)) / spreadAt(place)]
    })
}

/** The spread of the logarithm of a wait: many acceptances even each other out, the pace's own change stays. */
function spreadAt(place: number): number {
  return Math.sqrt(1 / place + DRIFT ** 2)
}

function quantile(scores: readonly number[], o: { share: number; unknown: number }): number {
  const all = [...scores, ...Array.from({ length: UNKNOWN }, () => o.unknown)].sort((a, b) => a - b)
  const at = o.share * (all.length - 1)
  const below = all[Math.floor(at)] ?? 0
  return below + ((all[Math.ceil(at)] ?? below) - below) * (at % 1)
}
