import type { StaffActor } from "@veridesk/contract/people.ts"
import {
  type AnnouncementDeps,
  correctAnnouncement,
  judgeAnnouncement,
  makeAnnouncement,
  publishAnnouncement,
  submitAnnouncement,
} from "../../announcements/index.ts"
import type { Db } from "../../platform/db/connect.ts"
import type { Day } from "../day.ts"
import { stableId } from "../stable-id.ts"
import { type AnnouncementStory, contentOf } from "./announcement-story.ts"
import { announcementStories } from "./stories.ts"

type Telling = {
  db: Db
  day: Day
  announcements: AnnouncementDeps
  /** Who writes them, and who approves them. */
  writer: StaffActor
  second: StaffActor
}

/** Tells what was announced by the verbs of the desk: written by one, approved by another, published at its time. */
export async function tellAnnouncements(o: Telling): Promise<void> {
  for (const story of announcementStories) await tellOne(o, story)
}

async function tellOne(o: Telling, story: AnnouncementStory): Promise<void> {
  const id = stableId(`announcement ${story.key}`)
  const installed = o.announcements.channels.map(({ key }) => key)
  const channels = installed
    .filter((key) => key !== "banner" || story.banner)
    .map((key) => ({ key, afterMinutes: 0 }))
  for (const [index, told] of story.versions.entries()) {
    const version = index + 1
    const request = (verb: string) => stableId(`announcement ${story.key} ${version} ${verb}`)
    const as = (actor: StaffActor, minutes: number) => ({
      db: o.db,
      actor,
      now: o.day.at(told.at + minutes),
      announce: () => {},
    })
    const content = contentOf(story, told, o.day)
    const asked = { id, version }
    if (told.reason === "first")
      await makeAnnouncement(as(o.writer, -6), { requestId: request("make"), id, content })
    else {
      const note = { en: o.day.fill(told.note?.en ?? ""), zh: o.day.fill(told.note?.zh ?? "") }
      const { reason } = told
      const correction = { requestId: request("correct"), id, basedOn: index, reason, note, content }
      await correctAnnouncement(as(o.writer, -6), correction)
    }
    await submitAnnouncement(o.announcements, as(o.writer, -4), { ...asked, requestId: request("submit") })
    const judgement = { ...asked, requestId: request("approve"), approved: true, why: "" }
    await judgeAnnouncement(as(o.second, -1), judgement)
    const out = { ...asked, requestId: request("publish"), at: null, channels }
    await publishAnnouncement(o.announcements, as(o.second, 0), out)
  }
}
