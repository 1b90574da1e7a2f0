/** The page behind a link to a file of a mail. It gives nothing by being opened: programs that check mails open links too. */
export interface FileLinkProps {
  /** Null where the link was used, is over, or never was. */
  file: { name: string; size: number; action: string } | null
}
