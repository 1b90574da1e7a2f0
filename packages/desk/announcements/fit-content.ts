import type { AffectedThing, AnnouncementContent } from "@veridesk/contract/announcements.ts"

/*
 * What is typed is looked at after every pause and saved when its writer says so; half of a row is neither an error
 * nor a reason to show no preview.
 */

/** As it is saved: rows in which nothing was typed are left out, what is unfinished stays and is refused by name. */
export function toSave(content: AnnouncementContent): AnnouncementContent {
  return { ...content, affected: content.affected.filter((thing) => !isBlank(thing)) }
}

/** As it can be looked at: without rows that name no asset, and without an end that comes before its start. */
export function toLook(content: AnnouncementContent): AnnouncementContent {
  return {
    ...content,
    affected: content.affected.filter(({ asset }) => asset.trim() !== ""),
    endsAt: endsTooSoon(content) ? null : content.endsAt,
  }
}

export function endsTooSoon({ startsAt, endsAt }: AnnouncementContent): boolean {
  return startsAt !== null && endsAt !== null && Date.parse(endsAt) <= Date.parse(startsAt)
}

/** A row that says something of an asset that it doesn’t name. */
export function lacksAsset(thing: AffectedThing): boolean {
  return thing.asset.trim() === "" && !isBlank(thing)
}

export function canSave(content: AnnouncementContent): boolean {
  return !endsTooSoon(content) && !content.affected.some(lacksAsset)
}

function isBlank({ asset, chain, effect }: AffectedThing): boolean {
  return [asset, chain ?? "", effect.en, effect.zh].every((text) => text.trim() === "")
}
