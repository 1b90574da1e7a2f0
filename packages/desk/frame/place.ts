import { cell } from "../data/cell.ts"

/*
 * Where the person is: which conversation is open, which menu, which sheet. The address bar follows (routes.tsx);
 * keys and clicks act on these cells first, so that the screen answers in the same frame.
 */

/** The open conversation. */
export const openId = cell<string | null>(null)

/** Live conversations that stand side by side on the screen. */
export const inSight = cell<readonly string[]>([])
/** Whether the side panel has room beside so many, or lies over them. `width`: of the window, in pixels. */
export function isPanelBeside(columns: number, width: number): boolean {
  return width >= (columns > 2 ? 1900 : 1280)
}

/** Opens a conversation, or none. */
export function goTo(id: string | null): void {
  openId.set(id)
}

export type MenuName = "presence" | "assign" | "team" | "priority" | "status" | "view" | "filter" | "sort"
export const openMenu = cell<MenuName | null>(null)

export type SheetName = "help" | "palette" | "sign-out"
export const openSheet = cell<SheetName | null>(null)

/** What ties a ticket to others, being done to the open one. */
export type MergingSheet = "merge" | "split" | "link"
export const mergingSheet = cell<MergingSheet | null>(null)

/** The conversation of which somebody looks at what keeps it by law. */
export const holding = cell<string | null>(null)

/** The conversation whose customer is being asked for something. */
export const asking = cell<string | null>(null)

/** On a narrow screen the side panel lies over the conversation. */
export const drawer = cell(false)

/** The message whose mail is looked at whole; over everything, since its row may scroll away. */
export const openedMail = cell<{ messageId: string; conversationId: string } | null>(null)

/** Images one looks at closely: which ones, and which of them. */
export const lightbox = cell<{ images: readonly LightboxImage[]; at: number } | null>(null)
export interface LightboxImage {
  url: string
  name: string
}
