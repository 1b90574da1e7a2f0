/** The frame of the desk's pages for leads and administrators; each section has a catalogue of its own beside this. */
export const deskAdmin = {
  "admin.sections": { en: "Sections", zh: "栏目" },
  "mailboxes.title": { en: "Mailboxes", zh: "邮箱" },
} as const
