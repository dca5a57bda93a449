import { type Decision, no, yes } from '#platform/decision.ts'

export type LinkPurpose = 'first-administrator' | 'first-password' | 'reset-password' | 'forgotten-password'

/** How long a link works, in minutes of the real clock. */
export const linkMinutes: Record<LinkPurpose, number> = {
  'first-administrator': 30,
  // printed on a sheet and handed out by the unit
  'first-password': 7 * 24 * 60,
  'reset-password': 24 * 60,
  // asked for by whoever typed a name at the sign-in, so it lives as short as a mail needs
  'forgotten-password': 60,
}

export type NoLink = 'link-used' | 'link-expired'

/** Whether a link works still; one that is unknown is not found at all. */
export const openLink = <Link extends { usedAt: Date | null; expiresAt: Date }>(
  link: Link,
  now: Date,
): Decision<Link, NoLink> => {
  if (link.usedAt) return no('link-used')
  return link.expiresAt <= now ? no('link-expired') : yes(link)
}
